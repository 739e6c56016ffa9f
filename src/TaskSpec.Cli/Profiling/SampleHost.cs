using System.Reflection;
using System.Runtime.Loader;
using TaskSpec.Catalogs;

namespace TaskSpec.Cli.Profiling;

/// <summary>Loads an author's assembly with its dependencies beside this tool's own, to run its samples.</summary>
internal sealed class SampleHost : AssemblyLoadContext, IDisposable
{
    private readonly AssemblyDependencyResolver dependencies;
    private readonly Assembly assembly;

    public SampleHost(string path)
        : base("samples", isCollectible: true)
    {
        try
        {
            dependencies = new(path);
            assembly = LoadFromAssemblyPath(path);
        }
        catch (Exception error) when (error is IOException or BadImageFormatException or InvalidOperationException)
        {
            throw new CliError($"cannot load {path}: {error.Message}; build it again for this version of .NET", error);
        }
    }

    public void Dispose() => Unload();

    /// <summary>Whether there is anything to run; a bare count or a data set elsewhere is not.</summary>
    public static bool Has(Family family) =>
        family.Samples is { Kind: SampleKind.Method } or { Kind: SampleKind.File, File: not null };

    /// <summary>A family's samples as its author makes them, unchecked. The author's code runs as they are enumerated.</summary>
    public IEnumerable<Sample> SamplesOf(Family family)
    {
        var samples = family.Samples is { Kind: SampleKind.File, File: { } file }
            ? SampleFile.Read(Path.Combine(Path.GetDirectoryName(assembly.Location)!, file))
            : Method(family)();
        foreach (var sample in samples)
            yield return sample;
    }

    private Func<IEnumerable<Sample>> Method(Family family)
    {
        var type =
            assembly.GetType(family.Type)
            ?? throw new CliError($"family '{family.Id}': the assembly holds no class {family.Type}; build it again");
        if (!typeof(ISamples).IsAssignableFrom(type))
            throw new CliError($"family '{family.Id}': {family.Type} does not implement ISamples; build it with this TaskSpec");
        return type.GetInterfaceMap(typeof(ISamples)).TargetMethods[0].CreateDelegate<Func<IEnumerable<Sample>>>();
    }

    /// <summary>TaskSpec itself is this tool's own, so that its types are the same on both sides.</summary>
    protected override Assembly? Load(AssemblyName name) =>
        name.Name == typeof(Sample).Assembly.GetName().Name ? typeof(Sample).Assembly
        : dependencies.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path)
        : null;

    protected override IntPtr LoadUnmanagedDll(string name) =>
        dependencies.ResolveUnmanagedDllToPath(name) is { } path ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;
}
