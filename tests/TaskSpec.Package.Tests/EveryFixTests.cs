using TaskSpec.Testing;

namespace TaskSpec.Package.Tests;

/// <summary>Every fix, as <c>dotnet format analyzers</c> carries it out on the example of its rule's page.</summary>
[Collection(Feed.Collection)]
public sealed class EveryFixTests(FixedPages pages) : IClassFixture<FixedPages>
{
    [Fact]
    public void Changes_are_these() =>
        Snapshot.Matches(string.Join("\n", pages.Pages.Select(page => $"{page.Id}\n{pages.ChangesOf(page)}")));

    [Fact]
    public void Every_fix_changes_its_example() =>
        Assert.Empty(pages.Pages.Where(page => pages.ChangesOf(page).Length == 0).Select(page => page.Id));

    [Fact]
    public void Nothing_is_left_to_fix() => Assert.Equal("", Workspace.Findings(pages.Log));
}
