using System.Reflection;
using System.Text;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>Writes a draft as a project: a file a suite, one of the metrics, one of the skills, and the project itself.</summary>
internal sealed class ProjectWriter
{
    // Above this a file is long to read; the next families of the suite stand in another.
    private const int MostFamilies = 25;

    private readonly string project;
    private readonly OutputFolder folder;
    private readonly ClassNames names;
    private readonly FamilyCode code;
    private readonly SafeIds files = new();

    private ProjectWriter(string project, OutputFolder folder)
    {
        (this.project, this.folder) = (project, folder);
        names = new(new TypeNames(project));
        code = new(names);
    }

    /// <summary>Writes all files.</summary>
    public static void Write(string project, ProjectDraft draft, OutputFolder folder, CancellationToken stop)
    {
        var writer = new ProjectWriter(project, folder);
        foreach (var suite in draft.Suites)
        {
            stop.ThrowIfCancellationRequested();
            writer.Write(suite);
        }

        writer.WriteMetrics();
        writer.WriteSkills();
        folder.Write($"{project}.csproj", Csproj());
    }

    private void Write(SuiteDraft suite)
    {
        var (type, shared) = (names.Of(suite.Id, "Suite"), SharedOf(suite.Families));
        var head = new StringBuilder();
        if (suite.Summary is { Length: > 0 } summary)
            head.Append($"/// <summary>{CSharpText.Comment(summary)}</summary>\n");
        Append(head, [new Arguments(suite.Id).Add("Version", suite.Version).Of("Suite"), .. shared]);
        head.Append($"public abstract class {type};\n");
        var parts = suite.Families.Chunk(MostFamilies).DefaultIfEmpty([]).ToArray();
        for (var i = 0; i < parts.Length; i++)
        {
            var text = new StringBuilder(i == 0 ? $"{Start}{head}" : Start);
            foreach (var (family, at) in parts[i].Select((family, at) => (family, at)))
            {
                if (i == 0 || at > 0)
                    text.Append('\n');
                Append(text, family, type, shared);
            }

            folder.Write($"suites/{files.Of(i == 0 ? suite.Id : $"{suite.Id}.{i + 1}")}.cs", text.ToString());
        }
    }

    private void Append(StringBuilder text, FamilyDraft draft, string suite, HashSet<string> shared)
    {
        var family = draft.Family;
        var tasks = TasksFile.Of(draft);
        var samples = draft.Samples.Count > 0 ? $"samples/{family.Id}.jsonl" : null;
        if (tasks is not null)
            folder.Write(tasks, TasksFile.Text(draft.Tasks));
        if (samples is not null)
            folder.Write(samples, string.Concat(draft.Samples.Select(sample => SampleJson.Write(sample) + "\n")));
        if (family.Summary is { Length: > 0 } summary)
            text.Append($"/// <summary>{CSharpText.Comment(summary)}</summary>\n");
        Append(text, [.. code.Own(draft, tasks, samples), .. code.Shared(draft, tasks).Where(line => !shared.Contains(line))]);
        text.Append($"public sealed class {names.Of(family.Id)} : {suite};\n");
    }

    /// <summary>What all families of a suite say alike: it stands on the suite.</summary>
    private HashSet<string> SharedOf(IReadOnlyList<FamilyDraft> families)
    {
        if (families.Count < 2)
            return [];
        var shared = new HashSet<string>(code.Shared(families[0], TasksFile.Of(families[0])), StringComparer.Ordinal);
        foreach (var family in families.Skip(1))
            shared.IntersectWith(code.Shared(family, TasksFile.Of(family)));
        return shared;
    }

    private void WriteMetrics()
    {
        var text = new StringBuilder();
        foreach (var (name, metric) in names.Declared)
        {
            text.Append($"\n/// <summary>{CSharpText.Comment(metric.Summary)}</summary>\n");
            Append(text, [Metric(metric.Use)]);
            text.Append($"public sealed class {name} : IMetric;\n");
        }

        if (text.Length > 0)
            folder.Write("Metrics.cs", Start.TrimEnd('\n') + "\n" + text);
    }

    private void WriteSkills()
    {
        var text = new StringBuilder();
        foreach (var (name, title) in names.Skills)
        {
            text.Append('\n');
            Append(text, [new Arguments(title).Of("Skill")]);
            text.Append($"public sealed class {name} : Skill;\n");
        }

        if (text.Length > 0)
            folder.Write("Skills.cs", Start.TrimEnd('\n') + "\n" + text);
    }

    private static string Metric(MetricUse use) =>
        new Arguments(use.Metric, use.Form)
            .Add("Best", use.Best == 1 ? null : use.Best)
            .Add("Worst", use.Worst == 0 ? null : use.Worst)
            .Add("K", use.K)
            .Add("Threshold", use.Threshold)
            .Add("Order", use.Order)
            .Add("FromOrder", use.FromOrder)
            .Add("Averaging", use.Averaging)
            .Add("By", use.By)
            .Add("LmEval", use.LmEval)
            .Add("Inspect", use.Inspect)
            .Of("Metric");

    private static void Append(StringBuilder text, IEnumerable<string> attributes)
    {
        foreach (var attribute in attributes)
            text.Append($"[{attribute}]\n");
    }

    private string Start => $"using TaskSpec;\n\nnamespace {project};\n\n";

    private static string Csproj() =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="TaskSpec" Version="{Version}" />
              </ItemGroup>
            </Project>

            """.ReplaceLineEndings("\n");

    /// <summary>The version of TaskSpec, without what a build appends to it.</summary>
    private static string Version =>
        typeof(Sample).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
