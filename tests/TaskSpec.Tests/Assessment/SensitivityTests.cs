using TaskSpec.Testing;
using TaskSpec.Testing.Sensitivity;

namespace TaskSpec.Tests.Assessments;

/// <summary>The conclusions over half and double of each prior, as the model's documentation shows them.</summary>
public class SensitivityTests
{
    private const string Page = "docs/model.md";
    private const string Begin = "<!-- sensitivity -->\n";
    private const string End = "<!-- /sensitivity -->\n";

    [Fact]
    public void Documentation_shows_what_the_command_prints()
    {
        var page = File.ReadAllText(Path.Combine(Snapshot.Root, Page));
        var (from, to) = (page.IndexOf(Begin, StringComparison.Ordinal), page.IndexOf(End, StringComparison.Ordinal));

        Assert.True(0 <= from && from < to);
        Snapshot.MatchesFile(page[..(from + Begin.Length)] + SensitivityTable.Markdown() + page[to..], Page);
    }
}
