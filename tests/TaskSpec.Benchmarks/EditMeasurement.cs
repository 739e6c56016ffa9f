using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TaskSpec.Testing;

namespace TaskSpec.Benchmarks;

/// <summary>What a keystroke costs the generator: the driver's time after an edit, the compilation's own binding included.</summary>
internal static class EditMeasurement
{
    private const int Edits = 17;

    public static void Run(int families)
    {
        var compilation = Compile.Sources([.. Enumerable.Range(0, families).Select(Declarations.Family), "class Other;"]);
        var watch = Stopwatch.StartNew();
        // Hosts do not track steps; what ran again is looked at in a second driver, whose time does not count.
        var timed = GeneratorRun.Driver(track: false).RunGenerators(compilation);
        Console.WriteLine($"{families} families, first run: {watch.Elapsed.TotalMilliseconds:0} ms");
        var tracked = GeneratorRun.Driver(track: true).RunGenerators(compilation);
        Measure("edit in an unrelated file", families, i => ($"class Other{i};", null));
        Measure("edit of one attribute", families, i => (Declarations.Family(0).Replace("600", $"{700 + i}"), 0));

        void Measure(string what, int last, Func<int, (string Text, int? File)> edit)
        {
            var times = new List<double>();
            for (var i = 0; i < Edits; i++)
            {
                var (text, file) = edit(i);
                var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == $"{file ?? last}.cs");
                compilation = compilation.ReplaceSyntaxTree(tree, Compile.Parse(text, tree.FilePath));
                var start = Stopwatch.StartNew();
                timed = timed.RunGenerators(compilation);
                times.Add(start.Elapsed.TotalMilliseconds);
            }

            times.Sort();
            tracked = tracked.RunGenerators(compilation);
            var reasons = tracked
                .GetRunResult()
                .Results[0]
                .TrackedOutputSteps.Values.SelectMany(steps => steps)
                .SelectMany(step => step.Outputs)
                .CountBy(output => output.Reason);
            Console.WriteLine(
                $"{what}: median {times[Edits / 2]:0} ms, fastest {times[0]:0} ms; outputs {string.Join(", ", reasons.Select(x => $"{x.Key} {x.Value}"))}"
            );
        }
    }
}
