using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Build.Framework;
using TaskSpec.Catalogs;
using Task = Microsoft.Build.Utilities.Task;

namespace TaskSpec.Build;

/// <summary>Writes the catalog that an assembly carries to a file, byte for byte, or deletes the file if it carries none.</summary>
public sealed class WriteTaskCatalog : Task
{
    /// <summary>The assembly.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>The file. It is left alone where its bytes would not change.</summary>
    [Required]
    public string Catalog { get; set; } = "";

    /// <inheritdoc/>
    public override bool Execute()
    {
        try
        {
            // Neither loaded nor locked: the next build writes it anew.
            using var stream = new FileStream(Assembly, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            using var image = new PEReader(stream);
            CatalogFile.Write(Catalog, FragmentReader.Read(image.GetMetadataReader())?.Json);
        }
        catch (BadImageFormatException problem)
        {
            Fail("TSK9002", Assembly, $"the catalog of this assembly cannot be read ({problem.Message}); build the project anew");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            Fail("TSK9003", Catalog, $"the catalog cannot be written ({problem.Message})");
        }

        return !Log.HasLoggedErrors;
    }

    private void Fail(string code, string file, string message) =>
        Log.LogError("TaskSpec", code, null, null, file, 0, 0, 0, 0, "{0}", message);
}
