using System.Text.RegularExpressions;

namespace TaskSpec.Testing.Analysis;

/// <summary>A block of code on a page.</summary>
/// <param name="Language">csharp, json or ini.</param>
/// <param name="Mark">fires, silent, or the name of an additional file.</param>
/// <param name="Code">The code.</param>
public sealed record CodeBlock(string Language, string Mark, string Code);

/// <summary>A page under docs/rules.</summary>
/// <param name="id">The rule.</param>
public sealed partial class RulePage(string id)
{
    /// <summary>The rule, or what else the page is called after.</summary>
    public string Id => id;

    /// <summary>The page.</summary>
    public string Text { get; } = File.ReadAllText(Path.Combine(Folder, id + ".md"));

    /// <summary>Where the pages are.</summary>
    public static string Folder => Path.Combine(Snapshot.Root, "docs", "rules");

    /// <summary>A row of the table at the page's head.</summary>
    public string Row(string name) => Regex.Match(Text, $@"^\| {name} \| (.*) \|$", RegexOptions.Multiline).Groups[1].Value;

    /// <summary>The headings, in order.</summary>
    public IReadOnlyList<string> Headings => [.. Heading().Matches(Text).Select(match => match.Groups[1].Value)];

    /// <summary>The examples, and the files that belong to them.</summary>
    public IReadOnlyList<CodeBlock> Blocks =>
        [
            .. Block()
                .Matches(Text)
                .Select(match => new CodeBlock(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value)),
        ];

    /// <summary>A test of an example, with the files that the page shows beside it; one of C# is a library that is referenced.</summary>
    /// <param name="mark">fires or silent.</param>
    /// <param name="before">What to write above it.</param>
    public AnalyzerTest Example(string mark, string before = "")
    {
        var code = Blocks.Single(block => block.Mark == mark);
        var test =
            code.Language == "csharp"
                ? AnalyzerTest.Of(id, before + code.Code)
                : AnalyzerTest.Of(id, "").WithFile("example.taskspec.json", code.Code);
        // A file called after an example belongs to that one.
        var other = mark == "fires" ? "silent" : "fires";
        foreach (var file in Blocks.Where(block => block.Mark.Split('.')[0] != other && block.Mark != mark))
            test = file.Language switch
            {
                "ini" => test with { Config = file.Code },
                "csharp" => test with { References = [Compile.Library(Path.GetFileNameWithoutExtension(file.Mark), file.Code)] },
                _ => test.WithFile(file.Mark, file.Code),
            };
        return test;
    }

    /// <summary>The options on the page, with the defaults that it states.</summary>
    public IReadOnlyDictionary<string, double> Options =>
        Option()
            .Matches(Text)
            .ToDictionary(
                match => match.Groups[1].Value,
                match => double.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture)
            );

    [GeneratedRegex("^#+ (.*)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```(csharp|json|ini) (\\S+)\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^\| `(taskspec\.\S+)` \| (\S+) \|", RegexOptions.Multiline)]
    private static partial Regex Option();
}
