using System.Text;

namespace TaskSpec.Build;

/// <summary>The file that holds a catalog.</summary>
internal static class CatalogFile
{
    /// <summary>Writes the text, unless the file holds it already; deletes the file where there is no text.</summary>
    public static void Write(string path, string? text)
    {
        if (text is null)
        {
            File.Delete(path);
            return;
        }

        var bytes = new UTF8Encoding(false).GetBytes(text);
        if (File.Exists(path) && File.ReadAllBytes(path).SequenceEqual(bytes))
            return;
        // A build that is interrupted leaves the old file or the new one, and nothing in between.
        var temporary = path + ".tmp";
        File.WriteAllBytes(temporary, bytes);
        File.Delete(path);
        File.Move(temporary, path);
    }
}
