namespace TaskSpec.Cli.Tests;

/// <summary>The tour as an author's own project.</summary>
internal static class Tour
{
    /// <summary>Copies it into a folder that is there.</summary>
    public static void CopyTo(string folder)
    {
        var tour = Path.Combine(AuthorProject.Metadata("RepoRoot"), "tasks");
        foreach (var file in Directory.EnumerateFiles(tour, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(tour, file);
            if (name.Split('/', '\\')[0] is "bin" or "obj" or "packages.lock.json" or "Tour.csproj")
                continue;
            var copy = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        AuthorProject.WriteProject(
            folder,
            "Tour",
            "<RootNamespace>Tour</RootNamespace><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings>"
        );
    }
}
