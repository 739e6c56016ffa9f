using TaskSpec.Testing.Fuzzing;

namespace TaskSpec.Benchmarks;

/// <summary>Changes declarations at random, as often as one likes, and prints what generator, analyzers and fixes did not survive.</summary>
internal static class FuzzCommand
{
    private const int AtOnce = 2_000;

    public static async Task RunAsync(int count, int seed)
    {
        var (failures, findings, fixes) = (0, 0, 0);
        for (var from = 0; from < count; from += AtOnce)
        {
            var edits = Math.Min(AtOnce, count - from);
            var result = await Fuzz.RunAsync(edits, seed, from);
            foreach (var failure in result.Failures)
                Console.WriteLine(failure);
            (failures, findings, fixes) = (failures + result.Failures.Length, findings + result.Findings, fixes + result.Fixes);
            Console.WriteLine(
                $"{from + edits} edits of seed {seed}: {failures} failures, {findings} findings, {fixes} fixes carried out"
            );
        }

        Environment.ExitCode = failures == 0 ? 0 : 1;
    }
}
