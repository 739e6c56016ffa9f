namespace TaskSpec.Scaling.Simulation;

using TaskSpec.Measurement;

/// <summary>What the harness stops it stops for all models: an item is beyond its limits or is not, which a response only has as a share.</summary>
internal static class HarnessStops
{
    /// <summary>The response at items that are not stopped. Over all items its mean is what it was.</summary>
    public static Response Unstopped(Response response) =>
        response switch
        {
            // Likelihoods are there without any attempt.
            _ when !Stops(response) => response,
            Copied copied => copied with { Pass = Unstopped(copied.Pass) },
            // A guess of a token is not of the attempt.
            TokensRight tokens => tokens with { Ceiling = 1 },
            _ => response with { Floor = response.Floor / response.Ceiling, Ceiling = 1 },
        };

    /// <summary>Whether an item that is stopped has another score than others.</summary>
    public static bool Stops(Response response) => response is not (LogLikelihood or ChoiceLogLikelihoods or ChoiceBrier);

    /// <summary>The score at an item that is stopped.</summary>
    public static double ScoreOf(Response response, Fate fate) =>
        response is Copied copied ? fate.Key.Random().Tokens(copied.Length, copied.Guess) : 0;

    /// <summary>Its mean.</summary>
    public static double MeanOf(Response response) => response is Copied copied ? copied.Guess : 0;
}
