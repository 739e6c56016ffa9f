using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TaskSpec.Testing;

namespace TaskSpec.Benchmarks;

/// <summary>What an edit costs the generator: the driver's time, the compilation's own binding included, and what it made anew.</summary>
internal static class GeneratorMeasurement
{
    private const int Edits = 17;

    public static void Run(int families)
    {
        var compilation = Compile.Sources([.. Enumerable.Range(0, families).Select(i => Source(i)), "class Other;"]);
        var watch = Stopwatch.StartNew();
        // Hosts do not track steps; what ran again is looked at in a second driver, whose time does not count.
        var timed = GeneratorRun.Driver(track: false).RunGenerators(compilation);
        Console.WriteLine($"{families} families, first run: {watch.Elapsed.TotalMilliseconds:0} ms");
        var tracked = GeneratorRun.Driver(track: true).RunGenerators(compilation);
        Measure("edit in an unrelated file", i => Replace(families, $"class Other{i};"));
        Measure("edit of a body", i => Replace(0, Source(0, body: i)));
        Measure("edit of one attribute", i => Replace(0, Source(0, seconds: 700 + i)));
        Measure("reference added", i => compilation.AddReferences(Reference(i)));

        void Measure(string what, Func<int, CSharpCompilation> edit)
        {
            var times = new List<double>();
            for (var i = 0; i < Edits; i++)
            {
                compilation = edit(i);
                watch.Restart();
                timed = timed.RunGenerators(compilation);
                times.Add(watch.Elapsed.TotalMilliseconds);
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
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{families} families, {what}: median {times[Edits / 2]:0.0} ms, fastest {times[0]:0.0} ms; outputs {string.Join(", ", reasons.Select(x => $"{x.Key} {x.Value}"))}"
                )
            );
        }

        CSharpCompilation Replace(int file, string text)
        {
            var tree = compilation.SyntaxTrees.Single(tree => tree.FilePath == $"{file}.cs");
            return compilation.ReplaceSyntaxTree(tree, Compile.Parse(text, tree.FilePath));
        }
    }

    private static string Source(int number, int seconds = 600, int body = 0) =>
        Declarations
            .Family(number)
            .Replace("TimeSeconds = 600", $"TimeSeconds = {seconds}")
            .Replace($"class Family{number};", $"class Family{number} {{ private static int Body() => {body}; }}");

    private static PortableExecutableReference Reference(int number)
    {
        var image = new MemoryStream();
        Compile.Sources($"public class Referenced{number};").WithAssemblyName($"Referenced{number}").Emit(image);
        return MetadataReference.CreateFromImage(image.ToArray());
    }
}
