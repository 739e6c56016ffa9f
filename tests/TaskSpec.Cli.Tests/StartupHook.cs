using System.Diagnostics;

/// <summary>Where DOTNET_STARTUP_HOOKS names this assembly, a process leaves behind what it loaded. The runtime looks for a class of this name outside all namespaces.</summary>
#pragma warning disable CA1050 // A namespace would hide it from the runtime.
internal static class StartupHook
{
    /// <summary>The variable that names the file for it.</summary>
    public const string File = "TASKSPEC_LOADED";

    public static void Initialize() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Write();

    private static void Write()
    {
        var assemblies = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name);
        using var process = Process.GetCurrentProcess();
        var libraries = process.Modules.Cast<ProcessModule>().Select(module => module.ModuleName);
        System.IO.File.WriteAllLines(Environment.GetEnvironmentVariable(File)!, assemblies.Concat(libraries)!);
    }
}
