using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>What came of one attempt, before it is scored. It is what the journal keeps, so that scores can be had from it again.</summary>
/// <param name="State">How it ended: by itself, by a limit, or by an error.</param>
public sealed record Answer(ResultState State)
{
    /// <summary>The word for what the service itself held back, which is no limit that anybody declared.</summary>
    public const string Filter = "filter";

    /// <summary>Which limit ended it: time, working, tokens, output (the most tokens of one output), context or filter.</summary>
    public string? Limit { get; init; }

    /// <summary>What the model wrote; null where there is nothing to score.</summary>
    public string? Text { get; init; }

    /// <summary>The log-likelihood of each choice in nats; null where it was not asked for, or not given.</summary>
    public IReadOnlyList<double>? LogLikelihoods { get; init; }

    /// <summary>Why it failed, or lacks something.</summary>
    public string? Problem { get; init; }

    /// <summary>How the service failed, where it did and nothing is wrong with what was asked. It is of this run, so the journal has it not.</summary>
    internal ServiceFailure? Outage { get; init; }

    /// <summary>Tokens used, input and output together; null where the service does not say.</summary>
    public long? Tokens { get; init; }

    /// <summary>Seconds of wall-clock time, waits for the service among them.</summary>
    public double Seconds { get; init; }

    /// <summary>Seconds in requests that were answered: without waits and failed tries.</summary>
    public double WorkingSeconds { get; init; }

    /// <summary>Requests made, failed ones among them.</summary>
    public int Requests { get; init; }
}
