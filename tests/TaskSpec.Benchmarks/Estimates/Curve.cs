using TaskSpec.Measurement;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>One model's score.</summary>
/// <param name="LogFlop">log10 FLOP.</param>
/// <param name="Recipe">log10 of training tokens a parameter, which models of one compute differ in.</param>
/// <param name="Score">The score.</param>
/// <param name="Surrogate">What else may stand for the latent.</param>
internal readonly record struct Point(double LogFlop, double Recipe, double Score, double Surrogate = 0);

/// <summary>The scores of one task over the models of one recipe.</summary>
/// <param name="Task">The task; curves of one task in several recipes are no independent data.</param>
/// <param name="Group">What kind of task it is.</param>
/// <param name="Questions">How many questions stand behind a score.</param>
/// <param name="Response">How the score responds to u.</param>
/// <param name="Points">The models.</param>
internal sealed record Curve(string Task, string Group, double Questions, ScoreCurve Response, IReadOnlyList<Point> Points);

/// <summary>A response's mean over u, tabulated, since fits ask for it often.</summary>
internal sealed class ScoreCurve
{
    private const double Low = -8;
    private const double High = 6.4;
    private const int Steps = 1440;
    private readonly double[] mean = new double[Steps + 1];

    public ScoreCurve(Response response)
    {
        for (var i = 0; i <= Steps; i++)
            mean[i] = response.At(Low + (High - Low) * i / Steps).Mean;
    }

    /// <summary>What who knows nothing scores.</summary>
    public double Chance => mean[^1];

    /// <summary>The mean and its derivative at u.</summary>
    public (double Mean, double Slope) At(double u)
    {
        var place = Math.Clamp((u - Low) / (High - Low) * Steps, 0, Steps - 1e-9);
        var i = (int)place;
        var rise = mean[i + 1] - mean[i];
        return (mean[i] + (place - i) * rise, rise * Steps / (High - Low));
    }
}
