using System.Runtime.Intrinsics;
using TaskSpec.Measurement;
using Lanes = System.Runtime.Intrinsics.Vector512<double>;

namespace TaskSpec.Scaling.Calibration;

/// <summary>Scores of one response on the noise scale t of docs/model.md §7, for one misfit and one share of an attempt's variance.</summary>
internal sealed class ScoreScale
{
    // Every fourth point of the latent grid: E t is smoother than t.
    private const int Every = 4;
    private const int Count = (LatentGrid.Count - 1) / Every + 1;

    private const double LeastFloor = 1e-3;

    private readonly float[] table = new float[4 * Count];
    private readonly ResponseTable response;
    private readonly NoiseScale scale;
    private readonly double misfit;
    private readonly double share;
    private readonly double index;

    // One task is forecast from many ladders, on the same scales.
    private static readonly Memo<(Response, double, double), ScoreScale> known = new(
        2048,
        key => new(key.Item1, key.Item2, key.Item3)
    );

    /// <param name="response">How scores respond.</param>
    /// <param name="misfit">Standard deviation in u.</param>
    /// <param name="share">Of an attempt's variance, what a model's mean score has.</param>
    public static ScoreScale Of(Response response, double misfit, double share) => known[(response, misfit, share)];

    private ScoreScale(Response response, double misfit, double share)
    {
        this.response = ResponseTable.Of(response, 0);
        this.misfit = misfit;
        this.share = Math.Max(share, 1e-9);
        index = response.AllOrNothingIndex();
        scale = new(Array.ConvertAll(this.response.Information, one => one / this.share), misfit * misfit);
        double most = this.response.Mean[0],
            least = this.response.Mean[^1];
        for (var i = 0; i < Count; i++)
        {
            var (mean, slope, noise) = scale.Around(LatentGrid.At(i * Every));
            var score = this.response.Mean[i * Every];
            // t rises as the score falls. Where nothing can be had by chance, no answer is biased either.
            var left = least < LeastFloor ? 0 : (most - score) / (most - least);
            var rise = -left * Math.Sqrt(noise) / Deviation(score);
            (table[4 * i], table[4 * i + 1], table[4 * i + 2], table[4 * i + 3]) = (
                (float)mean,
                (float)slope,
                (float)noise,
                (float)rise
            );
        }
    }

    /// <summary>E t, E t′ and the expected noise variance at some latents, and by how much t moves as the floor does.</summary>
    public (Lanes Mean, Lanes Slope, Lanes Noise, Lanes OfFloor) Around(Lanes u)
    {
        var place =
            (
                Vector512.Min(Vector512.Max(u, Vector512.Create(LatentGrid.Low)), Vector512.Create(LatentGrid.High))
                - Vector512.Create(LatentGrid.Low)
            ) / (Every * LatentGrid.Step);
        Span<double> places = stackalloc double[Lanes.Count],
            found = stackalloc double[4 * Lanes.Count];
        Vector512.CopyTo(place, places);
        for (var lane = 0; lane < places.Length; lane++)
        {
            var i = Math.Min(double.ConvertToIntegerNative<int>(places[lane]), Count - 2);
            var (low, high) = Vector128.Widen(Vector128.Create(table, 4 * i));
            var (nextLow, nextHigh) = Vector128.Widen(Vector128.Create(table, 4 * i + 4));
            var (from, to) = (Vector256.Create(low, high), Vector256.Create(nextLow, nextHigh));
            (from + (places[lane] - i) * (to - from)).CopyTo(found[(4 * lane)..]);
        }

        return (Column(found, 0), Column(found, 1), Column(found, 2), Column(found, 3));

        static Lanes Column(ReadOnlySpan<double> rows, int at) =>
            Vector512.Create(
                rows[at],
                rows[at + 4],
                rows[at + 8],
                rows[at + 12],
                rows[at + 16],
                rows[at + 20],
                rows[at + 24],
                rows[at + 28]
            );
    }

    /// <summary>A score on the scale, the logarithm of dt/dy but for what is the same at every misfit and share, and the noise variance where the score is.</summary>
    public (double T, double LogSlope, double Noise) Of(double score)
    {
        var mean = response.Mean;
        double most = mean[0],
            least = mean[^1];
        var u = Latent(score);
        var information = LatentGrid.Linear(response.Information, u) / share;
        // Noise carries a score beyond what the response reaches: there the scale goes on as the noise alone has it.
        var beyond =
            score < least ? (least - score) / Deviation(least)
            : score > most ? -(score - most) / Deviation(most)
            : 0;
        var noise = 1 / (1 + misfit * misfit * information);
        return (scale.At(u) + beyond, .5 * Math.Log(noise / share), noise);
    }

    /// <summary>The latent at which the mean score is this, or the nearest end.</summary>
    public double Latent(double score) => Latent(response.Mean, score);

    /// <summary>The latent at which a falling mean is this, or the nearest end.</summary>
    public static double Latent(double[] mean, double score)
    {
        int low = 0,
            high = LatentGrid.Count - 1;
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            if (mean[middle] > score)
                low = middle;
            else
                high = middle;
        }

        var fall = mean[low] - mean[high];
        return LatentGrid.At(low) + (fall > 0 ? Math.Clamp((mean[low] - score) / fall, 0, 1) : 1) * LatentGrid.Step;
    }

    private double Deviation(double score) => Math.Sqrt(Math.Max(score * (1 - score), 1e-4) * index * share);
}
