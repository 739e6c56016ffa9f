namespace TaskSpec.Rules;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Said only where an author asks for it: an opinion, or what most declarations cannot help.</summary>
    Off,

    /// <summary>Worth knowing.</summary>
    Suggestion,

    /// <summary>A forecast is blocked.</summary>
    Warning,

    /// <summary>The catalog would be wrong.</summary>
    Error,
}

/// <summary>One rule. Its page is <c>docs/rules/ID.md</c>; its check, fix and test carry its id in their names.</summary>
/// <param name="Id">TSK and four digits; the first names the band.</param>
/// <param name="Title">What it says, in a few words.</param>
/// <param name="Severity">How much it matters where nobody configures it.</param>
public sealed record Rule(string Id, string Title, Severity Severity)
{
    /// <summary>Whether it speaks of what stands in the code alone, and so holds of a declaration that is only half typed.</summary>
    public bool IsOfWhatStands { get; init; }

    /// <summary>The band: Declaration, Step, Metric, Overlap, Harness, Forecast, Measurement or Build.</summary>
    public string Category =>
        Id[3] switch
        {
            '1' => "Declaration",
            '2' => "Step",
            '3' => "Metric",
            '4' => "Overlap",
            '5' => "Harness",
            '6' => "Forecast",
            '9' => "Build",
            _ => "Measurement",
        };

    /// <summary>The address of its page.</summary>
    public string HelpLink => $"https://github.com/taskspec/taskspec/blob/main/docs/rules/{Id}.md";
}
