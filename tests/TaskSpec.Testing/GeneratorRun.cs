extern alias generators;

using System.Collections.Immutable;
using generators::TaskSpec.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace TaskSpec.Testing;

/// <summary>A run of the generator. Each one is repeated on a clone of its compilation, where nothing may run again.</summary>
public sealed class GeneratorRun
{
    private readonly GeneratorDriver driver;

    private GeneratorRun(GeneratorDriver driver, CSharpCompilation input)
    {
        this.driver = driver.RunGeneratorsAndUpdateCompilation(input, out var output, out _);
        Input = input;
        Output = (CSharpCompilation)output;
        Result = Assert.Single(this.driver.GetRunResult().Results);
        Assert.Null(Result.Exception);
        Assert.Empty(Result.Diagnostics);
        AssertRepeatsNothing();
    }

    /// <summary>The generator's own steps; the others are the compiler's.</summary>
    public static ImmutableArray<string> StepNames { get; } =
    [.. typeof(CatalogGenerator.Steps).GetFields().Select(field => (string)field.GetRawConstantValue()!)];

    /// <summary>The compilation as it is typed.</summary>
    public CSharpCompilation Input { get; }

    /// <summary>The compilation with what was generated.</summary>
    public CSharpCompilation Output { get; }

    /// <summary>What the driver says of the run.</summary>
    public GeneratorRunResult Result { get; }

    /// <summary>The generated files by name.</summary>
    public ImmutableSortedDictionary<string, string> Sources =>
        Result.GeneratedSources.ToImmutableSortedDictionary(
            source => source.HintName,
            source => source.SourceText.ToString(),
            StringComparer.Ordinal
        );

    /// <summary>The JSON in the assembly attribute; null if there is none.</summary>
    public string? Json =>
        Output
            .Assembly.GetAttributes()
            .FirstOrDefault(attribute => attribute.AttributeClass?.Name == nameof(CatalogFragmentAttribute))
            ?.ConstructorArguments[1]
            .Value as string;

    /// <summary>Runs the generator, and compiles what comes out without a warning.</summary>
    /// <param name="compilation">The declarations.</param>
    /// <param name="files">Additional files.</param>
    public static GeneratorRun Of(CSharpCompilation compilation, params (string Path, string Text)[] files)
    {
        var run = Start(compilation, files);
        Assert.Empty(run.Output.GetDiagnostics().Where(problem => problem.Severity >= DiagnosticSeverity.Warning));
        return run;
    }

    /// <summary>Runs the generator, whatever the declarations are worth.</summary>
    public static GeneratorRun Start(CSharpCompilation compilation, params (string Path, string Text)[] files) =>
        new(Driver(track: true, files), compilation);

    /// <summary>A driver that has not run yet.</summary>
    public static GeneratorDriver Driver(bool track, params (string Path, string Text)[] files) =>
        CSharpGeneratorDriver.Create(
            [new CatalogGenerator().AsSourceGenerator()],
            files.Select(file => File(file.Path, file.Text)),
            Compile.Options,
            driverOptions: new(IncrementalGeneratorOutputKind.None, track)
        );

    /// <summary>An additional file.</summary>
    public static AdditionalText File(string path, string text) => new TextFile(path, text);

    /// <summary>Runs it again, after an edit.</summary>
    public GeneratorRun Edit(CSharpCompilation edited) => new(driver, edited);

    /// <summary>Runs it again, after a change of its options or additional files.</summary>
    public GeneratorRun Configure(Func<GeneratorDriver, GeneratorDriver> change) => new(change(driver), Input);

    /// <summary>Why the outputs of a step are what they are, each reason with its count: <c>Cached 2, Modified 1</c>.</summary>
    public string Reasons(string step) =>
        string.Join(
            ", ",
            Result
                .TrackedSteps[step]
                .SelectMany(run => run.Outputs)
                .GroupBy(output => output.Reason)
                .OrderBy(group => group.Key.ToString(), StringComparer.Ordinal)
                .Select(group => $"{group.Key} {group.Count()}")
        );

    private void AssertRepeatsNothing()
    {
        var again = driver.RunGenerators(Input.Clone()).GetRunResult().Results[0];
        var named = again.TrackedSteps.Where(step => StepNames.Contains(step.Key)).SelectMany(step => step.Value);
        Assert.All(
            named.SelectMany(step => step.Outputs),
            output => Assert.True(output.Reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged)
        );
        Assert.All(
            again.TrackedOutputSteps.Values.SelectMany(steps => steps).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason)
        );
    }

    private sealed class TextFile(string path, string text) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default) =>
            SourceText.From(text, System.Text.Encoding.UTF8);
    }
}
