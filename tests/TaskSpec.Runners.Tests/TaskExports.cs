using TaskSpec.Catalogs;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests;

/// <summary>Exports of the tour and of made-up families, into a folder that the test removes.</summary>
internal static class TaskExports
{
    /// <summary>The tour's catalog.</summary>
    public static Catalog Tour { get; } = CatalogReader.FromAssembly(typeof(global::Tour.Addition).Assembly)!;

    /// <summary>The tour's family with an id, and so many of its samples.</summary>
    public static ExportTask Of(string id, IEnumerable<Sample> samples, int take = 3) =>
        new(Tour.Assembly, Tour.Families.Single(family => family.Id == id), null, () => samples.Take(take));

    /// <summary>A family of the tour's catalog in another shape, with samples of its own.</summary>
    public static ExportTask Of(Family family, params Sample[] samples) => new("Made", family, null, () => samples);

    /// <summary>Exports tasks, and says what could not be carried.</summary>
    public static IReadOnlyList<ExportFinding> Write(Exporter exporter, string place, params ExportTask[] tasks)
    {
        using var folder = new OutputFolder(place);
        var job = new ExportJob(Tour, tasks, folder, CancellationToken.None);
        exporter.Export(job);
        folder.Commit();
        return job.Findings;
    }

    /// <summary>All files of a folder by name and content, as one text.</summary>
    public static string Text(string place, params string[] leftOut) =>
        string.Concat(
            FolderState
                .FilesOf(place)
                .Where(file => !leftOut.Contains(Path.GetExtension(file)))
                .Select(file => $"=== {Path.GetRelativePath(place, file)}\n{File.ReadAllText(file)}")
        );
}
