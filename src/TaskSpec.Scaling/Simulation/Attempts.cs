namespace TaskSpec.Scaling.Simulation;

using TaskSpec.Measurement;

/// <summary>One attempt's score at surprisal λ, played out step by step.</summary>
internal static class Attempts
{
    /// <summary>A choice's log-likelihood in nats, for one standard deviation of its strength.</summary>
    public const double NatsPerStrength = 1.5;

    private const double GradeHalfWidth = 2;

    /// <summary>Scores that a share of attempts get in full by chance, and a share cannot get.</summary>
    public static double Bounded(Response response, double lambda, Random random)
    {
        var fate = random.NextDouble();
        return fate < response.Floor ? 1
            : fate >= response.Ceiling ? 0
            : Own(response, lambda, random);
    }

    /// <summary>1 − ½Σ(p − right)² of the softmax of the strengths.</summary>
    public static double Brier(int choices, double lambda, Random random)
    {
        var odds = Choices.Probabilities([.. Strengths(choices, lambda, random).Select(s => NatsPerStrength * s)]);
        return 1 - .5 * Choices.Brier(odds, 0);
    }

    /// <summary>The right strength against the mean of the wrong ones, of an item whose own contrast varies.</summary>
    public static double Contrast(int choices, double lambda, Random random)
    {
        var strengths = Strengths(choices, lambda, random);
        var item = Math.Sqrt(Priors.ItemVariation) * ContrastAt(choices, lambda) * random.Gauss();
        return strengths[0] - strengths.Skip(1).Average() + item;
    }

    public static double ContrastAt(int choices, double lambda) => Thurstone.HalfWay(choices) * Math.Log(2) / lambda;

    private static double Own(Response response, double lambda, Random random) =>
        response switch
        {
            AllRight => Score(random.Coin(Math.Exp(-lambda))),
            AllSteps r => Score(r.Steps.All(step => StepAttempts.Passes(step, lambda, random))),
            ChoiceAccuracy r => Strengths(r.Choices, lambda, random) is var s && s.Skip(1).Max() < s[0] ? 1 : 0,
            Gated r => StepAttempts.Behind(r, lambda, random),
            Behind r => r.Gates.All(gate => StepAttempts.Passes(gate, lambda, random))
                ? Bounded(r.Inner, lambda * (1 - r.Gates.Sum(gate => gate.Share)) * r.Inner.Scale, random)
                : 0,
            Copied r => Bounded(r.Pass, lambda * r.Pass.Scale, random) == 1 ? 1 : random.Tokens(r.Length, r.Guess),
            WeightedSteps r => StepAttempts.Rubric(r, lambda, random),
            Repeated r => Estimate(
                r,
                Enumerable.Range(0, r.Attempts).Count(_ => Bounded(r.One, lambda * r.One.Scale, random) == 1)
            ),
            TokensWithin r => Score(random.Wrong(r.Length, Math.Exp(-lambda / r.Length), r.TokenCorrelation) <= r.Edits),
            LongestPrefix r => Tokens(r.Length, lambda, random).TakeWhile(right => right).Count() / (double)r.Length,
            NGramPrecision r => Runs(r, Tokens(r.Length, lambda, random)),
            PoolWins => Score(random.Coin(1 / (1 + lambda))),
            Grades r => Grade(r, lambda, random),
            TimeSaved => 1 - Math.Min(1, -lambda * Math.Log(1 - random.NextDouble())),
            _ => throw new NotSupportedException($"{response} does not say how its attempts come about."),
        };

    private static double Score(bool right) => right ? 1 : 0;

    // The right choice's first.
    private static double[] Strengths(int choices, double lambda, Random random)
    {
        var strengths = new double[choices];
        for (var k = 0; k < choices; k++)
            strengths[k] = random.Gauss();
        strengths[0] += ContrastAt(choices, lambda);
        return strengths;
    }

    private static double Estimate(Repeated many, int passed) =>
        many.All
            ? RepeatedAttempts.PassHatK(many.Attempts, passed, many.K)
            : RepeatedAttempts.PassAtK(many.Attempts, passed, many.K);

    private static bool[] Tokens(int length, double lambda, Random random)
    {
        var tokens = new bool[length];
        for (var i = 0; i < length; i++)
            tokens[i] = random.Coin(Math.Exp(-lambda / length));
        return tokens;
    }

    private static double Runs(NGramPrecision score, bool[] tokens)
    {
        var product = 1.0;
        for (var order = score.Shortest; order <= score.Longest; order++)
        {
            var runs = tokens.Length - order + 1;
            var right = Enumerable.Range(0, runs).Count(start => tokens.AsSpan(start, order).IndexOf(false) < 0);
            product *= right / (double)runs;
        }
        return Math.Pow(product, 1.0 / (score.Longest - score.Shortest + 1));
    }

    // A quality with logistic error against thresholds: the grade is how many it reaches.
    private static double Grade(Grades grades, double lambda, Random random)
    {
        var thresholds = grades.Levels - 1;
        var draw = random.NextDouble();
        var quality = Math.Log(draw / (1 - draw)) - Math.Log(lambda);
        var reached = Enumerable
            .Range(0, thresholds)
            .Count(r => quality > (thresholds == 1 ? 0 : GradeHalfWidth * (2.0 * r / (thresholds - 1) - 1)));
        return reached / (double)thresholds;
    }
}
