namespace TaskSpec.Cli;

/// <summary>An option that has another name now. It goes on working, with a note, and stands in no help.</summary>
/// <param name="Was">The option as it was written, such as <c>--family</c>; with a space and a value, that value of it alone, or what begins with it where it ends in a colon.</param>
/// <param name="Now">How it is written now; a name without dashes is the command's first argument.</param>
internal sealed record FormerName(string Was, string Now)
{
    /// <summary>What is said to whoever writes it.</summary>
    /// <param name="renewed">The arguments as they are written now.</param>
    public string Note(IEnumerable<string> renewed) =>
        Now.StartsWith('-') ? $"{Was} is now {Now}" : $"{Was} is now the argument {Now}: taskspec {string.Join(' ', renewed)}";

    /// <summary>The arguments as they are written now; null where they do not have this name.</summary>
    public IReadOnlyList<string>? Renew(IReadOnlyList<string> args, string command)
    {
        var (option, value) = Words(Was);
        List<string> renewed = [.. args];
        var at = renewed.FindIndex(arg => arg == option || IsAttached(arg, option));
        if (at >= 0 && renewed[at] != option)
        {
            renewed.Insert(at + 1, renewed[at][(option.Length + 1)..]);
            renewed[at] = option;
        }

        if (at < 0 || at + 1 == renewed.Count || !IsMeant(renewed[at + 1], value))
            return null;
        var (name, begin) = Words(Now);
        renewed[at] = name;
        renewed[at + 1] = begin + renewed[at + 1][value.Length..];
        if (!name.StartsWith('-'))
        {
            var path = renewed[at + 1];
            renewed.RemoveRange(at, 2);
            renewed.Insert(renewed.IndexOf(command) + 1, path);
        }

        return renewed;
    }

    private static bool IsMeant(string given, string value) =>
        value.EndsWith(':') ? given.StartsWith(value, StringComparison.Ordinal) : value.Length == 0 || given == value;

    private static bool IsAttached(string arg, string option) =>
        arg.Length > option.Length && arg.StartsWith(option, StringComparison.Ordinal) && arg[option.Length] is '=' or ':';

    private static (string Option, string Value) Words(string text) =>
        text.Split(' ') is [var option, var value] ? (option, value) : (text, "");
}
