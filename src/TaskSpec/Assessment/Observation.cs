using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>A metric as the measurement model sees it.</summary>
/// <param name="Name">The metric's class name, and the step where it is recorded.</param>
/// <param name="Response">How its score responds; its scale is in units of the task's surprisal until the headline anchors it.</param>
/// <param name="Linked">Whether it stands for the headline through a link that may misfit.</param>
internal sealed record Observation(string Name, Response Response, bool Linked)
{
    /// <summary>What had to be assumed.</summary>
    public string? Assumption { get; init; }

    /// <summary>The same output if no gate decided it: its tokens, each for itself.</summary>
    public Observation WithoutGate() =>
        Response is Gated { GateShare: >= 1, Length: > 1 } gated
            ? this with
            {
                Response = new TokensRight(gated.Length) { Scale = gated.Scale / gated.Length, Ceiling = gated.Ceiling },
                Linked = true,
            }
            : this;

    /// <summary>The same metric if nothing could be had by chance.</summary>
    public Observation WithoutChance() =>
        this with
        {
            Response = Response switch
            {
                ChoiceAccuracy choice => choice with { ChanceRemoved = true },
                { Floor: > 0 } => Response with { Floor = 0 },
                _ => Response,
            },
        };

    /// <summary>The same metric if the harness allowed every attempt.</summary>
    public Observation WithoutCeiling() => WithCeiling(1);

    /// <summary>The same metric if the harness allowed another share of attempts.</summary>
    public Observation WithCeiling(double share) =>
        this with
        {
            Response = Response with { Ceiling = Math.Max(Response.Ceiling, share) },
        };

    /// <summary>The same metric in the headline's units.</summary>
    public Observation Anchored(double unit) => this with { Response = Response with { Scale = Response.Scale * unit } };
}
