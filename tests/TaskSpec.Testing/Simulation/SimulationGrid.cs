namespace TaskSpec.Testing.Simulation;

using TaskSpec.Measurement;

/// <summary>The points at which the forecast error is held against simulation.</summary>
public static class SimulationGrid
{
    private static readonly (int Tasks, double Jump)[] Overlaps = [(1, 1), (2, 1), (10, 1), (100, 1), (10, .6), (1, .3)];

    private static readonly AllRight Exact = new();

    /// <summary>Every point, in the order of the report.</summary>
    public static IReadOnlyList<Experiment> All { get; } = [.. Lengths(), .. Forms(), .. Bounds(), .. Overlapping(), .. Spread()];

    private static Experiment ExactMatch => new("exact match", Exact, Exact, false);

    private static Experiment Edit(int length) =>
        new("edit similarity", Exact, new TokensRight(length) { Scale = 1.0 / length }, true) { Length = length };

    private static Experiment Likelihood(int length) =>
        new("log-likelihood", Exact, new LogLikelihood(length), true) { Length = length };

    private static Experiment Gate(double share) =>
        new(share == 1 ? "gated output" : "half gated output", Exact, new Gated(64, share, 1 / 16.0), share < 1) { Length = 64 };

    private static Experiment Choice(int choices) => Headline("choice accuracy", new ChoiceAccuracy(choices), choices);

    private static Experiment Brier(int choices) =>
        new("Brier score", new ChoiceAccuracy(choices), new ChoiceBrier(choices), true) { Length = choices };

    private static Experiment Contrast(int choices) =>
        new("choice log-likelihoods", new ChoiceAccuracy(choices), new ChoiceLogLikelihoods(choices), true) { Length = choices };

    private static Experiment Rubric(bool chain)
    {
        double[] weights = [1, 1, 2, 4],
            shares = [.1, .2, .3, .4];
        return Headline(
            chain ? "steps in a row" : "steps apart",
            new WeightedSteps([
                .. weights.Select((weight, s) => new StepWeight(weight, shares[s], [.. Enumerable.Range(0, chain ? s : 0)])),
            ]),
            weights.Length
        );
    }

    private static Experiment Headline(string form, Response response, int length)
    {
        var scaled = Anchored(response);
        return new(form, scaled, scaled, false) { Length = length };
    }

    private static IEnumerable<Experiment> Lengths() =>
        [
            .. Samples(ExactMatch, 10, 100, 1000, 10000),
            .. Samples(Edit(4), 10, 100, 1000),
            .. Samples(Edit(16), 100, 1000),
            .. Samples(Edit(64), 10, 100, 1000),
            .. Samples(Headline("edit similarity as headline", new TokensRight(4), 4), 10, 100, 1000),
            .. Samples(Likelihood(4), 10, 100, 1000),
            .. Samples(Likelihood(60), 10, 100, 1000),
            .. Samples(Gate(1), 10, 100, 1000),
            .. Samples(Gate(.5), 10, 100, 1000),
            .. Samples(Rubric(true), 10, 100, 1000),
            .. Samples(Rubric(false), 10, 100, 1000),
            .. Samples(Choice(4), 10, 100, 1000),
            .. Samples(Choice(2), 100, 1000),
            .. Samples(Brier(4), 10, 100, 1000),
            .. Samples(Brier(10), 100, 1000),
            .. Samples(Headline("Brier score as headline", new ChoiceBrier(4), 4), 100, 1000),
            .. Samples(Contrast(4), 10, 100, 1000),
            .. Samples(Contrast(10), 100),
        ];

    private static IEnumerable<Experiment> Forms() =>
        [
            .. Samples(Headline("pass at 5 of 10", new Repeated(new AllRight(), 5, 10), 0), 100),
            .. Samples(Headline("pass hat 4 of 8", new Repeated(new AllRight(), 4, 8, All: true), 0), 100),
            .. Samples(new("pass or fail for pass at 5", Anchored(new Repeated(new AllRight(), 5, 10)), Exact, true), 100),
            .. Samples(Headline("two edits", new TokensWithin(20, 2), 20), 100, 1000),
            .. Samples(new("longest prefix", Exact, new LongestPrefix(20), true) { Length = 20 }, 100),
            .. Samples(new("bigrams", Exact, new NGramPrecision(30, 2, 2), true) { Length = 30 }, 100),
            .. Samples(new("BLEU", Exact, new NGramPrecision(30, 1, 4), true) { Length = 30 }, 100),
            .. Samples(Headline("won against a pool", new PoolWins(), 0), 100, 1000),
            .. Samples(Headline("grades", new Grades(5), 5), 100, 1000),
            .. Samples(Headline("time saved", new TimeSaved(), 0), 100, 1000),
            .. Samples(
                Headline("steps with retries", new AllSteps([new(.6) { Retries = 2 }, new(.4) { Recovery = .5 }]), 2),
                100,
                1000
            ),
            .. Samples(Headline("varied lengths", new AllSteps([new(1) { LengthVariation = .8 }]), 0), 100, 1000),
        ];

    private static Response Anchored(Response response) => response with { Scale = response.HalfWay() / Math.Log(2) };

    private static IEnumerable<Experiment> Bounds() =>
        new AllRight[]
        {
            new() { Floor = .25 },
            new() { Floor = .5 },
            new() { Ceiling = .5 },
            new() { Floor = .1, Ceiling = .9 },
        }
            .Select(bounded =>
                Headline(FormattableString.Invariant($"exact match in {bounded.Floor}–{bounded.Ceiling}"), bounded, 0)
            )
            .SelectMany(form => Samples(form, 100, 1000));

    private static IEnumerable<Experiment> Overlapping() =>
        [
            .. from form in new[] { ExactMatch, Edit(4), Rubric(true), Choice(4), Brier(4) }
            from overlap in Overlaps
            select form with
            {
                Effective = overlap.Tasks,
                Jump = overlap.Jump,
            },
            .. from form in new[] { Headline("edit similarity as headline", new TokensRight(4), 4), Likelihood(60), Contrast(4) }
            from overlap in new[] { (10, 1.0), (10, .6) }
            select form with
            {
                Effective = overlap.Item1,
                Jump = overlap.Item2,
            },
            .. from form in new[] { ExactMatch, Edit(4), Rubric(true), Choice(4), Brier(4) }
            select form with
            {
                AttemptCorrelation = .1,
            },
            ExactMatch with
            {
                Effective = 10,
                Jump = .3,
                AttemptCorrelation = .1,
            },
        ];

    private static IEnumerable<Experiment> Spread() =>
        from form in new[] { ExactMatch, Edit(4), Edit(64), Likelihood(60), Rubric(true), Choice(4), Brier(4), Contrast(4) }
        from overlap in new[] { (100, 0), (10, 0), (10, 1) }
        from spread in new[] { .5, 1 }
        select form with
        {
            Effective = overlap.Item1,
            Jump = overlap.Item2,
            Spread = spread,
        };

    private static IEnumerable<Experiment> Samples(Experiment form, params int[] samples) =>
        samples.Select(n => form with { Samples = n });
}
