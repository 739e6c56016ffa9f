using Microsoft.CodeAnalysis.Text;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Parsing;

/// <summary>What the build tells of a project's files and the compiler does not know (<c>taskspec.files</c>). Equal by value.</summary>
/// <param name="Directory">The project's folder.</param>
/// <param name="Copied">What is copied beside the assembly, by its path from there.</param>
public sealed record FileList(string Directory, EquatableArray<string> Copied)
{
    /// <summary>Whether a path is that of such a list.</summary>
    public static bool IsOne(string path) => FilePath.Segments(path).LastOrDefault() == "taskspec.files";

    /// <summary>Reads one: the folder on the first line, then a file a line.</summary>
    public static FileList Read(SourceText text)
    {
        var lines = text.Lines.Select(line => line.ToString()).Where(line => line.Length > 0).ToList();
        return new(
            lines.FirstOrDefault() ?? "",
            lines
                .Skip(1)
                .Select(line => FilePath.Of(line))
                .Distinct(StringComparer.Ordinal)
                .OrderBy(line => line, StringComparer.Ordinal)
                .ToEquatableArray()
        );
    }
}
