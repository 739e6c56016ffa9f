namespace TaskSpec.Generators.Tests.Generation;

/// <summary>Families as nobody would write them and the compiler takes them, each in a file of its own.</summary>
/// <param name="random">What they are drawn by.</param>
internal sealed class HostileFamilies(Random random)
{
    private static readonly string long_ = new('L', 600);

    private static readonly string[] assemblies =
    [
        "",
        "",
        "[assembly: System.CLSCompliant(true)]",
        "[assembly: System.Diagnostics.CodeAnalysis.Experimental(\"ASM001\")]",
        "[module: System.Diagnostics.CodeAnalysis.Experimental(\"MOD001\")]",
    ];

    private static readonly string[] spaces =
    [
        "",
        "N",
        "N.Outer_Inner",
        "N.TaskCatalog",
        "TaskCatalogs.Family",
        "X.@event.@class",
        "Été.名前",
        "Some.System",
        "Some.TaskSpec",
        long_,
    ];

    private static readonly string[] names =
    [
        "Inner",
        "inner",
        "Outer_Inner",
        "A",
        "TaskCatalog",
        "Family",
        "Samples",
        "MakeSamples",
        "Items",
        "Forecast",
        "@event",
        "@record",
        "@await",
        "@nint",
        "@var",
        "@dynamic",
        "@field",
        "@file",
        "@_",
        "_1",
        "Été",
        "名前",
        "\\u0041b",
        long_,
    ];

    private static readonly string[] marks =
    [
        "",
        "",
        "[System.Obsolete]",
        "[System.Obsolete(\"old\")]",
        "[System.Obsolete(\"old\", true)]",
        "[System.Obsolete(\"old\", DiagnosticId = \"OLD001\")]",
        "[System.Obsolete(\"old\", true, DiagnosticId = \"not an id\")]",
        "[System.Diagnostics.CodeAnalysis.Experimental(\"EVAL001\")]",
        "[System.Obsolete(\"old\", true), System.Diagnostics.CodeAnalysis.Experimental(\"EVAL001\")]",
    ];

    private static readonly string[] ofNested =
    [
        "public",
        "internal",
        "protected",
        "private",
        "protected internal",
        "private protected",
    ];

    private readonly HashSet<string> taken = new(StringComparer.Ordinal);

    /// <summary>The sources of one project.</summary>
    public string[] Project() => [Of(assemblies), .. Enumerable.Range(0, random.Next(2, 7)).Select(Family)];

    private string Family(int number)
    {
        var isNested = random.Next(3) == 0;
        var outer = isNested ? "Outer" + (random.Next(2) == 0 ? "" : number) + (random.Next(4) == 0 ? "<TOuter>" : "") : null;
        var access = isNested ? Of(ofNested) : Of(["public", "internal", "file", ""]);
        var (space, name) = (Of(spaces), Of(names));
        // Only of file-local classes there may be two.
        if (access != "file" && !taken.Add($"{space} {outer} {name}"))
            name += number;
        var arity = random.Next(6) == 0 ? "<T>" : "";
        var (samples, method) = random.Next(4) switch
        {
            0 => ("", ""),
            1 => (
                " : global::TaskSpec.ISamples",
                "static global::System.Collections.Generic.IEnumerable<global::TaskSpec.Sample> global::TaskSpec.ISamples.Samples() => [];"
            ),
            _ => (
                " : global::TaskSpec.ISamples",
                "public static global::System.Collections.Generic.IEnumerable<global::TaskSpec.Sample> Samples() => [];"
            ),
        };
        var partial = random.Next(4) == 0 ? "partial " : "";
        var declaration = $"{access} sealed {partial}{Of(["class", "class", "record"])} {name}{arity}";
        var family = $$"""
            {{Of(marks)}}
            [global::TaskSpec.TaskFamily("f{{number}}", Version = "1"){{Of([", global::TaskSpec.Samples(5)", ""])}}]
            [global::TaskSpec.Headline<global::Hostile.Metric>{{Of([
                "",
                ", global::TaskSpec.Task(\"" + new string('t', 1_500) + "\")",
            ])}}]
            {{declaration}}{{samples}} { {{method}} }
            {{(partial.Length > 0 ? declaration + ";" : "")}}
            """;
        if (outer is not null)
        {
            // Of several parts one at most is marked.
            var mark = outer.StartsWith("Outer" + number, StringComparison.Ordinal) ? Of(marks) : "";
            family = $"{mark} public partial class {outer} {{ {family} }}";
        }

        // Names in lower case are hostile on purpose; what the compiler says of them is not of generated code.
        return $"#pragma warning disable CS8981\n{(space.Length == 0 ? family : $"namespace {space} {{ {family} }}")}\n{Metric(number)}";
    }

    private string Metric(int number) =>
        number == 0
            ? $"namespace Hostile {{ {Of(marks)} [global::TaskSpec.Metric(\"m\", global::TaskSpec.Form.AllRight)] public sealed class Metric : global::TaskSpec.IMetric; }}"
            : "";

    private string Of(string[] choices) => choices[random.Next(choices.Length)];
}
