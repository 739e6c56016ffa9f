namespace TaskSpec.Testing.Simulation;

using TaskSpec.Measurement;

/// <summary>One attempt's score at surprisal λ, played out step by step.</summary>
internal static class Attempts
{
    private const double NatsPerStrength = 1.5;

    /// <summary>Scores that a share of attempts get in full by chance, and a share cannot get.</summary>
    public static double Bounded(Response response, double lambda, Random random)
    {
        var fate = random.NextDouble();
        return fate < response.Floor ? 1
            : fate >= response.Ceiling ? 0
            : response switch
            {
                AllRight => random.Coin(Math.Exp(-lambda)) ? 1 : 0,
                ChoiceAccuracy r => Strengths(r.Choices, lambda, random) is var s && s.Skip(1).Max() < s[0] ? 1 : 0,
                Gated r => Behind(r, lambda, random),
                WeightedSteps r => Rubric(r, lambda, random),
                _ => throw new NotSupportedException(response.ToString()),
            };
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
        var item = Math.Sqrt(Response.ItemVariation) * ContrastAt(choices, lambda) * random.Gauss();
        return strengths[0] - strengths.Skip(1).Average() + item;
    }

    public static double ContrastAt(int choices, double lambda) => Thurstone.HalfWay(choices) * Math.Log(2) / lambda;

    // The right choice's first.
    private static double[] Strengths(int choices, double lambda, Random random)
    {
        var strengths = new double[choices];
        for (var k = 0; k < choices; k++)
            strengths[k] = random.Gauss();
        strengths[0] += ContrastAt(choices, lambda);
        return strengths;
    }

    private static double Behind(Gated gate, double lambda, Random random)
    {
        var pass = false;
        for (var tries = 0; tries <= gate.Retries && !pass; tries++)
            pass = random.Coin(Math.Exp(-lambda * gate.GateShare));
        var right = pass ? Math.Exp(-lambda * (1 - gate.GateShare) / gate.Length) : gate.Guess;
        return random.Tokens(gate.Length, right, gate.TokenCorrelation);
    }

    private static double Rubric(WeightedSteps rubric, double lambda, Random random)
    {
        var right = rubric.Steps.Select(step => random.Coin(Math.Exp(-lambda * step.Share))).ToArray();
        double earned = 0,
            total = 0;
        for (var s = 0; s < right.Length; s++)
        {
            total += rubric.Steps[s].Weight;
            if (right[s] && rubric.Steps[s].Needs.All(need => right[need]))
                earned += rubric.Steps[s].Weight;
        }
        return earned / total;
    }
}
