using TaskSpec.Testing;

namespace TaskSpec.Tests.PublicApi;

/// <summary>What authors' code may call. A line that goes or changes breaks somebody; it is taken with TASKSPEC_ACCEPT=1, and on purpose.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Public_members_are_those_of_the_snapshot() => Snapshot.Matches(ApiText.Of(typeof(Sample).Assembly));
}
