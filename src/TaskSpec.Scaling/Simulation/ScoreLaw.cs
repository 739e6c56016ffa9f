namespace TaskSpec.Scaling.Simulation;

using TaskSpec.Measurement;

/// <summary>How attempts score at the latent u, and what a method may know of it: all that a new response needs to be simulated.</summary>
/// <param name="Attempt">Draws one attempt's score, by what the response's documentation says happens.</param>
/// <param name="Mean">The expected score; monotone in u.</param>
/// <param name="Information">Of one attempt, about u.</param>
internal sealed record ScoreLaw(Func<double, Random, double> Attempt, Func<double, double> Mean, Func<double, double> Information)
{
    /// <summary>The law of a response.</summary>
    /// <param name="response">Log-likelihoods are seen as what they are, and not as the score that they have as a headline.</param>
    /// <param name="differ">
    /// Whether tasks have midpoints of their own: of log-likelihoods a method then takes the mean of the logarithms, in which they cancel.
    /// </param>
    public static ScoreLaw Of(Response response, bool differ = false)
    {
        var share = response.Ceiling - response.Floor;
        return response switch
        {
            TokensRight r => Seen(
                (lambda, random) =>
                    random.Coin(r.Ceiling)
                        ? random.Tokens(r.Length, r.Floor + (1 - r.Floor) * Math.Exp(-lambda), r.TokenCorrelation)
                        : 0
            ),
            ChoiceBrier r => Seen((lambda, random) => r.Floor + share * Attempts.Brier(r.Choices, lambda, random)),
            ChoiceLogLikelihoods r => new(
                (u, random) => Attempts.Contrast(r.Choices, Lambda(u), random),
                u => Attempts.ContrastAt(r.Choices, Lambda(u)),
                Information
            ),
            LogLikelihood r when differ => Logarithm(r),
            LogLikelihood r => new((u, random) => Lambda(u) * random.Gamma(Shape(r)), Lambda, Information),
            ChoiceAccuracy { ChanceRemoved: true } => throw new NotSupportedException($"{response} is no score."),
            _ => Seen((lambda, random) => Attempts.Bounded(response, lambda, random)),
        };

        ScoreLaw Seen(Func<double, Random, double> attempt) =>
            new((u, random) => attempt(Lambda(u), random), u => response.At(u).Mean, Information);

        ScoreLaw Logarithm(LogLikelihood r)
        {
            double shape = Shape(r),
                shift = Math.Log(response.Scale) + PolyGamma.Digamma(shape) - Math.Log(shape),
                information = 1 / PolyGamma.Trigamma(shape);
            return new((u, random) => Math.Log(Lambda(u) * random.Gamma(shape)), u => u + shift, _ => information);
        }

        double Lambda(double u) => response.Scale * Math.Exp(u);
        double Information(double u) => response.At(u).Information;
    }

    // Surprisals are positive, and their squared coefficient of variation is 1/L + cv²: a gamma's is 1/shape.
    private static double Shape(LogLikelihood r) => 1 / (1 / r.Length + Priors.ItemVariation);
}
