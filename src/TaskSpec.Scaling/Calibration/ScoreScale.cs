using TaskSpec.Measurement;

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

    /// <param name="response">How scores respond.</param>
    /// <param name="misfit">Standard deviation in u.</param>
    /// <param name="share">Of an attempt's variance, what a model's mean score has.</param>
    public ScoreScale(Response response, double misfit, double share)
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

    /// <summary>E t, E t′ and the expected noise variance at a latent, and by how much t moves as the floor does.</summary>
    public (double Mean, double Slope, double Noise, double OfFloor) Around(double u)
    {
        var place = (LatentGrid.Clamp(u) - LatentGrid.Low) / (Every * LatentGrid.Step);
        var i = Math.Min((int)place, Count - 2);
        var part = place - i;
        var at = table.AsSpan(4 * i, 8);
        return (
            at[0] + part * (at[4] - at[0]),
            at[1] + part * (at[5] - at[1]),
            at[2] + part * (at[6] - at[2]),
            at[3] + part * (at[7] - at[3])
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
