namespace TaskSpec.Cli;

/// <summary>What the exit codes mean; scripts rely on them.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, and what was checked is not good enough.</summary>
    public const int NotGoodEnough = 1;

    /// <summary>The input or the arguments are wrong.</summary>
    public const int BadInput = 2;

    public const int Interrupted = 130;
}
