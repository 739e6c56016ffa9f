using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>A metric as the measurement model sees it.</summary>
/// <param name="Name">The metric's class name, and the step where it is recorded.</param>
/// <param name="Use">Its declaration.</param>
/// <param name="Response">How its score responds; its scale is in units of the task's surprisal until the headline anchors it.</param>
/// <param name="Linked">Whether it stands for the headline through a link that may misfit.</param>
internal sealed record Observation(string Name, MetricUse Use, Response Response, bool Linked)
{
    /// <summary>What had to be assumed.</summary>
    public EquatableArray<string> Assumptions { get; init; }

    /// <summary>How far its latent was measured to leave the headline's, in u; null where that is assumed.</summary>
    public double? LinkMisfit { get; init; }

    /// <summary>How many attempts make one outcome of it.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The same, with one more assumption.</summary>
    public Observation Assuming(string assumption) => this with { Assumptions = [.. Assumptions, assumption] };

    /// <summary>The same output if no gate decided it: its tokens, each for itself.</summary>
    public Observation WithoutGate() =>
        Response is Copied { Length: > 1 } copied
            ? this with
            {
                Response = new TokensRight(copied.Length)
                {
                    Scale = copied.Scale * copied.Pass.Scale / copied.Length,
                    Ceiling = copied.Pass.Ceiling,
                },
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
                _ => Response.Unguessed(),
            },
        };

    /// <summary>The same metric if the harness allowed every attempt.</summary>
    public Observation WithoutCeiling() => WithCeiling(1);

    /// <summary>The same metric if the harness allowed another share of attempts.</summary>
    public Observation WithCeiling(double share) => this with { Response = Response.Limited(Math.Max(Response.Allowed, share)) };

    /// <summary>The same metric in the headline's units, of which ln 2 is where that is half way.</summary>
    public Observation AnchoredBy(Response headline)
    {
        var unit = headline.HalfWay() / (headline.Scale * Math.Log(2));
        return this with { Response = Response with { Scale = Response.Scale * unit } };
    }
}
