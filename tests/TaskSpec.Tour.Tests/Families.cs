using System.Reflection;
using System.Text.Json;
using Tour;

namespace TaskSpec.Tour.Tests;

/// <summary>The families of the tour and their samples, found by reflection.</summary>
internal static class Families
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<Type> All { get; } =
    [
        .. typeof(Sha256Chain)
            .Assembly.GetExportedTypes()
            .Where(type => type.GetCustomAttribute<TaskFamilyAttribute>() is not null),
    ];

    public static TheoryData<string> Ids => [.. All.Select(Id)];

    public static Type Of(string id) => All.Single(type => Id(type) == id);

    public static string Id(Type family) => family.GetCustomAttribute<TaskFamilyAttribute>()!.Id;

    public static SamplesAttribute Declared(Type family) => family.GetCustomAttribute<SamplesAttribute>(inherit: true)!;

    /// <summary>What the family's method or file gives, as it gives it: enumerating it again runs it again.</summary>
    public static IEnumerable<Sample> Samples(Type family) =>
        typeof(ISamples).IsAssignableFrom(family)
            ? (IEnumerable<Sample>)family.GetMethod(nameof(ISamples.Samples))!.Invoke(null, null)!
            : File.ReadLines(Path.Combine(Project(), Declared(family).File!))
                .Select(line => JsonSerializer.Deserialize<Sample>(line, Json)!);

    private static string Project()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TaskSpec.sln")))
            folder = folder.Parent!;
        return Path.Combine(folder.FullName, "tasks");
    }
}
