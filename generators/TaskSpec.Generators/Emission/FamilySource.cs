using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Emission;

/// <summary>Writes the typed class of one family, in the author's namespace under <c>TaskCatalog</c>.</summary>
internal static class FamilySource
{
    private static readonly string Version = typeof(FamilySource).Assembly.GetName().Version.ToString(3);

    public static void Add(SourceProductionContext output, FamilyCode family) =>
        output.AddSource(family.File + ".g.cs", Write(family));

    private static string Write(FamilyCode source)
    {
        var (family, type) = (source.Family, source.Class);
        var code = new CodeWriter();
        code.Gap();
        code.Open("namespace " + Names.EscapeAll(source.Namespace));
        code.Summary(Describe(family));
        code.Line($"[global::System.CodeDom.Compiler.GeneratedCode(\"TaskSpec\", \"{Version}\")]");
        code.Open($"{(type.IsPublic ? "public" : "internal")} static class {Names.Escape(source.Name)}");
        var members = new FamilyMembers(code, new(source.Name));
        members.Constant("string", "Id", Literal(family.Id), "The family's id.", out var id);
        members.Constant("string", "Version", Literal(family.Version), "The family's version.", out _);
        members.Constant(
            "int",
            "Items",
            Literal(family.Items ?? 0),
            "How many items the family has; 0 where nobody states it.",
            out _
        );
        members.Record(Names.Escape(source.Name), Literal(family.Type));
        members.Samples(source, id);
        members.Ids("Tasks", "The ids of the family's tasks.", family.Tasks.Select(task => task.Id));
        members.Ids("Steps", "The ids of the family's steps.", family.Steps.Select(step => step.Id));
        members.Ids("Variants", "The ids of the family's variants.", family.Variants.Select(variant => variant.Id));
        members.Ids("Metrics", "The names of the family's metrics, as results carry them.", MetricNames(family));
        members.Figures("Limits", "What one attempt may use; 0 is no limit.", FamilyFigures.Limits(family.Limits));
        members.Figures(
            "Forecast",
            "What the family's results can forecast, in score points; NaN where it is unknown.",
            FamilyFigures.Forecast(family.Forecast)
        );
        members.Overlaps(family.Id, source.Overlaps);
        code.Close();
        code.Close();
        return code.ToString();
    }

    /// <summary>A string as C#.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>A number as C#.</summary>
    public static string Literal(IFormattable number) =>
        number switch
        {
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            double real => real.ToString("R", CultureInfo.InvariantCulture),
            _ => number.ToString(null, CultureInfo.InvariantCulture),
        };

    private static string Describe(Family family)
    {
        var about = family.Summary ?? family.Title;
        return $"The family <c>{CodeWriter.Escape(family.Id)}</c>{(about is null ? "." : ": " + CodeWriter.Escape(about))}";
    }

    private static IEnumerable<string> MetricNames(Family family)
    {
        var uses = family.Records.Concat(family.Steps.SelectMany(step => step.Records));
        return (family.Headline is { } headline ? uses.Prepend(headline) : uses).Select(use => use.Name ?? use.Metric);
    }
}
