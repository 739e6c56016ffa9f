using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using TaskSpec.Catalogs.Json;
using TaskSpec.Testing;

namespace TaskSpec.Cli.Tests;

/// <summary>
/// A family's figures are the same digits wherever they stand: in the message of a build, in <c>check</c> of a folder, a project, an assembly and
/// <c>catalog.json</c>, in <c>explain</c>, in <c>TaskCatalog.X.Forecast</c>, and in the catalog.
/// </summary>
public sealed partial class OneFigureTests : CliTest
{
    [Fact]
    public void The_tour_has_one_figure_everywhere() => AgreesEverywhere(Path.Combine(Snapshot.Root, "tasks"));

    [SharedTheory("..", "cases")]
    [InlineData("declare/published")]
    [InlineData("compile/02d-suite4-twoparts")]
    [InlineData("compile/04b-step-alias")]
    [InlineData("compile/05b-plan-alias")]
    public void Cases_have_one_figure_everywhere(string folder) => AgreesEverywhere(SharedData.Find("..", "cases", folder)!);

    private void AgreesEverywhere(string sources)
    {
        foreach (var path in Directory.EnumerateFiles(sources, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(sources, path);
            if (name.Split('/').Any(part => part is "bin" or "obj" || part.StartsWith("Directory.", StringComparison.Ordinal)))
                continue;
            if (
                Path.GetExtension(name) is not (".cs" or ".json" or ".jsonl")
                || name.StartsWith("packages", StringComparison.Ordinal)
            )
                continue;
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
            File.Copy(path, PathOf(name));
        }

        var project = AuthorProject.WriteProject(
            Folder,
            "Author",
            "<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable>"
        );
        var built = Json("check", Folder);
        var catalog = PathOf("bin/Release/net10.0/catalog.json");
        var assembly = PathOf("bin/Release/net10.0/Author.dll");
        var families = built["families"]!.Items;
        Assert.NotEmpty(families);
        foreach (var other in (string[])[project, assembly, catalog])
            Assert.Equal(families.Select(Text), Json("check", other)["families"]!.Items.Select(Text));

        var written = JsonParser.Parse(File.ReadAllText(catalog))["families"]!.Items.ToDictionary(family => family["id"]!.Text);
        var constants = Constants(assembly);
        var explained = families.ToDictionary(
            family => family["id"]!.Text,
            family => Json("explain", catalog, family["id"]!.Text)
        );
        foreach (var family in families.Where(family => family["forecastError"]!.Kind == JsonKind.Number))
        {
            var (id, forecast) = (family["id"]!.Text, written[family["id"]!.Text]["forecast"]!);
            foreach (
                var (shown, kept, constant) in ((string, string, string)[])
                    [
                        ("forecastError", "error", "Error"),
                        ("errorLow", "low", "Low"),
                        ("errorHigh", "high", "High"),
                        ("floor", "floor", "Floor"),
                        ("excess", "excess", "Excess"),
                        ("effectiveTasks", "effectiveTasks", "EffectiveTasks"),
                    ]
            )
            {
                Assert.Equal(family[shown]!.Text, forecast[kept]!.Text);
                Assert.Equal(Number(family[shown]!), constants[id][constant]);
                if (explained[id][shown] is { } same)
                    Assert.Equal(family[shown]!.Text, same.Text);
            }

            Assert.Equal(family["penalty"]!.Text, explained[id]["penalty"]!.Text);
        }

        foreach (var finding in built["findings"]!.Items.Where(finding => finding["family"]!.Kind == JsonKind.Text))
            AgreesWith(
                finding["message"]!.Text,
                families.Single(family => family["id"]!.Text == finding["family"]!.Text),
                explained
            );
    }

    private static void AgreesWith(string message, JsonValue family, Dictionary<string, JsonValue> explained)
    {
        if (Forecast().Match(message) is { Success: true } forecast)
        {
            Assert.Equal(Shown(family, "forecastError", "0.00"), forecast.Groups["error"].Value);
            Assert.Equal(Shown(family, "errorLow", "0.00"), forecast.Groups["low"].Value);
            Assert.Equal(Shown(family, "errorHigh", "0.00"), forecast.Groups["high"].Value);
            Assert.Equal(Shown(family, "floor", "0.00"), forecast.Groups["floor"].Value);
            Assert.Equal(Shown(family, "excess", "0.000"), forecast.Groups["excess"].Value);
        }

        if (Remedy().Match(message) is { Success: true } remedy)
        {
            var brought = explained[family["id"]!.Text]["remedies"]!.Items;
            Assert.Contains(
                brought,
                other =>
                    Shown(other, "forecastErrorWith", "0.00") == remedy.Groups["error"].Value
                    && (other["name"]!.Text == "record " + remedy.Groups["metric"].Value)
            );
        }
    }

    private static Dictionary<string, Dictionary<string, double>> Constants(string path)
    {
        var context = new AssemblyLoadContext(null, isCollectible: true);
        try
        {
            using var image = new MemoryStream(File.ReadAllBytes(path));
            return context
                .LoadFromStream(image)
                .GetTypes()
                .Where(type =>
                    type is { IsNested: false, Namespace: { } space }
                    && $"{space}.".StartsWith("TaskCatalog.", StringComparison.Ordinal)
                )
                .ToDictionary(
                    type => (string)type.GetField("Id")!.GetRawConstantValue()!,
                    type =>
                        (type.GetNestedType("Forecast")?.GetFields() ?? []).ToDictionary(
                            field => field.Name,
                            field => (double)field.GetRawConstantValue()!
                        )
                );
        }
        finally
        {
            context.Unload();
        }
    }

    private static JsonValue Json(params string[] args) => JsonParser.Parse(Run([.. args, "--json"]).Output);

    private static double Number(JsonValue value) => double.Parse(value.Text, CultureInfo.InvariantCulture);

    private static string Shown(JsonValue of, string member, string format) =>
        Number(of[member]!).ToString(format, CultureInfo.InvariantCulture);

    private static string Text(JsonValue family) =>
        string.Join(
            ", ",
            ((string[])["id", .. CheckTests.Figures, "cause", "remedy"]).Select(member => $"{member} {family[member]!.Text}")
        );

    [GeneratedRegex(
        @"forecasts \S+ FLOP to ±(?<error>[\d.]+) \(±(?<low>[\d.]+) to ±(?<high>[\d.]+),.* leaves ±(?<floor>[\d.]+): an excess of (?<excess>[\d.]+),"
    )]
    private static partial Regex Forecast();

    [GeneratedRegex(@"also recording (?<metric>.+) brings ±(?<error>[\d.]+),")]
    private static partial Regex Remedy();
}
