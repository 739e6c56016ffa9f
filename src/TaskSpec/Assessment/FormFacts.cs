using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

using TaskSpec.Measurement;

/// <summary>What a form of metric is to a forecast.</summary>
/// <param name="Form">The form.</param>
/// <param name="Title">What a metric of the form is, in a few words.</param>
/// <param name="Mean">The expected score of an attempt, without floor and ceiling.</param>
/// <param name="Variance">Its variance.</param>
public sealed record FormFacts(Form Form, string Title, string Mean, string Variance)
{
    internal FormFacts(Form form, string title, string mean, string variance, Func<Reading, Response>? response)
        : this(form, title, mean, variance) => Response = response;

    /// <summary>The arguments of [Metric] and [Records] that its expected score or variance hangs on, beside floor and ceiling.</summary>
    public IReadOnlyList<string> Parameters { get; init; } = [];

    /// <summary>What a guess scores.</summary>
    public string Floor { get; init; } = "0";

    /// <summary>What the harness's limits leave; every form's mean is within g and c.</summary>
    public string Ceiling { get; init; } = "c";

    /// <summary>Whether the expected score is best for the true probabilities: a proper scoring rule.</summary>
    public bool Proper { get; init; }

    /// <summary>Whether it is a sum over tokens, steps or choices.</summary>
    public bool Additive { get; init; }

    /// <summary>Whether an attempt is decided by passing or failing.</summary>
    public bool Thresholded { get; init; }

    /// <summary>Whether it depends on what the wrong choices get.</summary>
    public bool WrongChoices { get; init; }

    /// <summary>How samples make one figure.</summary>
    public string Aggregate { get; init; } = "mean";

    /// <summary>The forms that stand for it at lower noise, the cheapest to have first.</summary>
    public IReadOnlyList<Form> Surrogates { get; init; } = [];

    /// <summary>How it hangs on the latent that it shares with them.</summary>
    public string Link { get; init; } = "P = e^−λ";

    /// <summary>What is forecast instead, where the score itself is not between 0 and 1.</summary>
    public string? Unit { get; init; }

    /// <summary>The words among proper, additive, thresholded and wrong-choices that are true of it.</summary>
    public EquatableArray<string> Traits =>
        new[] { (Proper, "proper"), (Additive, "additive"), (Thresholded, "thresholded"), (WrongChoices, "wrong-choices") }
            .Where(trait => trait.Item1)
            .Select(trait => trait.Item2)
            .ToEquatableArray();

    /// <summary>Whether its score is a matter of capability at all, so that there is something to forecast.</summary>
    public bool Responds => Response is not null;

    internal Func<Reading, Response>? Response { get; }
}
