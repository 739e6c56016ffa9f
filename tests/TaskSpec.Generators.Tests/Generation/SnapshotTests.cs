using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Generation;

public sealed class SnapshotTests
{
    [Fact]
    public void Four_cases() => Matches(GeneratorRun.Of(Compile.Files("FourCases.cs")));

    [Fact]
    public void Real_declarations() => Matches(GeneratorRun.Of(Compile.Files("RealDeclarations.cs")));

    private static void Matches(GeneratorRun run, [System.Runtime.CompilerServices.CallerMemberName] string method = "")
    {
        Snapshot.Matches(run.Json!, "json", method: method);
        var code = run
            .Sources.Where(source => !source.Key.Contains("Fragment", StringComparison.Ordinal))
            .Select(source => $"// {source.Key}\n{source.Value}");
        Snapshot.Matches(string.Join("\n", code), "code", method: method);
    }
}
