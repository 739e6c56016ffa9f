using TaskSpec.Cli.Commands;

namespace TaskSpec.Cli.Sources;

/// <summary>Says once to each user that to build a project is to run it.</summary>
/// <param name="folder">Where it is remembered that it was said; empty where nothing can be.</param>
internal sealed class FirstBuild(string folder)
{
    /// <summary>That of whoever runs this process.</summary>
    public static FirstBuild OfUser() =>
        new(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify)
        );

    /// <summary>Says it, unless it was said. Where nothing can be remembered it is said every time.</summary>
    /// <param name="project">The project, as it was named.</param>
    /// <param name="run">Where it is said; a quiet command says nothing, and the next one does.</param>
    public void Tell(string project, Invocation run)
    {
        if (run.Quiet || File.Exists(Marker))
            return;
        run.Note(
            $"builds {project}, which runs code that it and its packages bring; of a project that you do not trust name the built catalog.json, which is only read (said this once)"
        );
        try
        {
            if (Marker.Length == 0)
                return;
            Directory.CreateDirectory(Path.GetDirectoryName(Marker)!);
            File.WriteAllText(Marker, "");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It is said again, which does no harm.
        }
    }

    private string Marker => folder.Length == 0 ? "" : Path.Combine(folder, "taskspec", "told-that-building-runs-code");
}
