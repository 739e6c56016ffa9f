namespace TaskSpec.Scaling.Simulation;

using TaskSpec.Measurement;

/// <summary>Steps of one attempt: tries, recoveries and other ways, one after another.</summary>
internal static class StepAttempts
{
    public static bool Passes(StepPass step, double lambda, Random random)
    {
        if (Tries(step, lambda, random))
            return true;
        // A failure that is noticed is done again, retries and all.
        if (random.Coin(step.Recovery) && Tries(step, lambda, random))
            return true;
        return step.Alternatives.Any(share => random.Coin(Math.Exp(-lambda * share)));
    }

    public static double Behind(Gated gate, double lambda, Random random)
    {
        var pass = Passes(new(gate.GateShare) { Retries = gate.Retries }, lambda, random);
        var right = pass ? Math.Exp(-lambda * (1 - gate.GateShare) / gate.Length) : gate.Guess;
        return random.Tokens(gate.Length, right, gate.TokenCorrelation);
    }

    public static double Rubric(WeightedSteps rubric, double lambda, Random random)
    {
        var right = rubric.Steps.Select(step => Passes(step.Pass, lambda, random)).ToArray();
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

    private static bool Tries(StepPass step, double lambda, Random random)
    {
        var variation = step.LengthVariation * step.LengthVariation;
        for (var tries = 0; tries <= step.Retries; tries++)
        {
            var length = variation > 0 ? random.Gamma(1 / variation) : 1;
            if (random.Coin(Math.Exp(-lambda * step.Share * length)))
                return true;
        }
        return false;
    }
}
