using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;

namespace TaskSpec.Cli;

/// <summary>Writes this tool's version, whichever command it stands behind.</summary>
internal sealed class ShowVersion : SynchronousCommandLineAction
{
    private static string Version { get; } =
        typeof(ShowVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        parseResult.InvocationConfiguration.Output.WriteLine(Version);
        return ExitCode.Done;
    }
}
