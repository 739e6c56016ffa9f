using System.Diagnostics;
using System.Globalization;
using TaskSpec.Testing.Editing;

namespace TaskSpec.Benchmarks;

/// <summary>What an author waits for after each keystroke of a family that is typed into a project of many, each in a file of its own.</summary>
internal static class TypeMeasurement
{
    // Until the compiler of the running process has settled.
    private const int Warmups = 2;
    private const string Name = "Typed.cs";
    private const string Before = "using TaskSpec;\n\n";

    private const string Typed = """
        /// <summary>A digest, computed with a tool.</summary>
        [TaskFamily("typed", Version = "1.0.0"), Samples(100), Limits(TimeSeconds = 600)]
        [Headline<EditSimilarity>, Records<ExactMatch>]
        public sealed class TypedFamily
        {
            [Step(Tokens = 60, Requirement = Requirement.AnyCorrect), Calls<TypedPython>(Need = Need.Essential)]
            public sealed class Script : Step;

            [Step(Tokens = 64), After<Script>, OutputOf<TypedPython>]
            public sealed class Digest : Step;
        }

        [Tool("typed-python", Input = Requirement.AnyCorrect)]
        public sealed class TypedPython : Tool;
        """;

    /// <summary>Prints the median and the 95th percentile of the keystrokes, in milliseconds, and their parts.</summary>
    public static async Task RunAsync(int families)
    {
        using var editor = new Editor([
            (Name, Before),
            .. Enumerable.Range(0, families).Select(i => ($"Family{i}.cs", Declarations.Family(i))),
        ]);
        await editor.UnderlinedAsync(Name);
        for (var warmup = 0; warmup < Warmups; warmup++)
            await TypeAsync(editor);
        var times = await TypeAsync(editor);
        Print("generator", times, time => time.Generator);
        Print("compiler", times, time => time.Compiler);
        Print("analyzers", times, time => time.Analyzers);
        Print("compiler and analyzers", times, time => time.Compiler + time.Analyzers);
        Print("all", times, time => time.Generator + time.Compiler + time.Analyzers);

        void Print(string what, List<Time> all, Func<Time, double> part)
        {
            var sorted = all.Select(part).Order().ToArray();
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{families} families, a keystroke, {what}: median {sorted[sorted.Length / 2]:0.0} ms, 95th percentile {sorted[sorted.Length * 95 / 100]:0.0} ms"
                )
            );
        }
    }

    // Types the family, and deletes it at once.
    private static async Task<List<Time>> TypeAsync(Editor editor)
    {
        var times = new List<Time>();
        foreach (var keystroke in Keystrokes.ClosingBrackets(Typed))
        {
            await editor.EditAsync(Name, new(new(Before.Length + keystroke.At, 0), keystroke.Text));
            var watch = Stopwatch.StartNew();
            var compilation = await editor.CompileAsync();
            var generator = watch.Elapsed.TotalMilliseconds;
            var tree = compilation.SyntaxTrees.Single(tree => Path.GetFileName(tree.FilePath) == Name);
            watch.Restart();
            var model = compilation.GetSemanticModel(tree);
            model.GetDiagnostics();
            var compiler = watch.Elapsed.TotalMilliseconds;
            watch.Restart();
            await editor.AnalyzeAsync(compilation, model);
            times.Add(new(generator, compiler, watch.Elapsed.TotalMilliseconds));
        }

        if (!(await editor.UnderlinedAsync(Name)).Any(diagnostic => diagnostic.Id == "TSK2003") || editor.Failures.Count > 0)
            throw new InvalidOperationException("The rules did not run.");
        await editor.EditAsync(Name, new(new(Before.Length, Typed.Length), ""));
        return times;
    }

    private readonly record struct Time(double Generator, double Compiler, double Analyzers);
}
