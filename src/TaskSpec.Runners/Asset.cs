using System.Text.RegularExpressions;

namespace TaskSpec.Runners;

/// <summary>The files that are written out as they are.</summary>
internal static partial class Asset
{
    /// <summary>A file's text, with Unicode's characters where it names a line of their table, as in <c>@letter@</c>.</summary>
    /// <param name="name">Its path in the project.</param>
    public static string WithCharacters(string name) => Line.Replace(Read(name), line => Characters.Of(line.Groups[1].Value));

    /// <summary>A file's text.</summary>
    /// <param name="name">Its path in the project.</param>
    public static string Read(string name)
    {
        using var stream =
            typeof(Asset).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException($"there is no asset {name}", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("@([a-z]+)@")]
    private static partial Regex Line { get; }
}
