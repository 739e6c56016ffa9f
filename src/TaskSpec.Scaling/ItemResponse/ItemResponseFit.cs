using System.Globalization;

namespace TaskSpec.Scaling.ItemResponse;

/// <summary>
/// Fits item response models: the curves by marginal maximum likelihood with EM (Bock and Aitkin 1981), then each model's ability as the most
/// likely one. Priors: abilities N(0, 1), ln slope N(0, 0.5²), difficulty N(0, 2²).
/// </summary>
public static class ItemResponseFit
{
    private const int MostSteps = 2000;
    private const double Settled = 1e-5;
    private const double Spacing = 0.1;
    private const int FewModels = 30;

    // Evenly spaced, not of Gauss and Hermite: hundreds of samples make a model's posterior far narrower than the gaps between few such nodes.
    private static readonly double[] nodes = [.. Enumerable.Range(-50, 101).Select(i => Spacing * i)];
    private static readonly double[] logWeights =
    [
        .. nodes.Select(node => -node * node / 2 + Math.Log(Spacing / Math.Sqrt(2 * Math.PI))),
    ];

    /// <summary>The abilities and curves.</summary>
    /// <param name="answers">Of one task.</param>
    /// <param name="floor">The chance of a right answer by guessing, in [0, 1), the same for every sample.</param>
    /// <param name="stop">Ends the work early.</param>
    public static ItemResponseReport Of(Answers answers, double floor, CancellationToken stop = default)
    {
        ItemCurve[] curves = [.. Enumerable.Range(0, answers.Samples.Count).Select(i => Start(answers, i, floor))];
        var change = double.PositiveInfinity;
        for (var step = 0; step < MostSteps && change > Settled; step++)
        {
            stop.ThrowIfCancellationRequested();
            var (right, total, _) = Expected(answers, curves);
            change = 0;
            for (var i = 0; i < curves.Length; i++)
            {
                var found = ItemStep.Improved(curves[i], nodes, right[i], total[i]);
                change = Math.Max(change, Math.Abs(Math.Log(found.Slope / curves[i].Slope)));
                change = Math.Max(change, Math.Abs(found.Difficulty - curves[i].Difficulty));
                curves[i] = found;
            }
        }

        Ability[] abilities =
        [
            .. answers.Models.Select((model, m) => AbilityOf(model, curves, answers.Right[m], answers.Total[m])),
        ];
        var reversed = ReversedItems.Of(answers, abilities);
        return new()
        {
            Floor = floor,
            Abilities = abilities,
            Reversed = reversed,
            Items =
            [
                .. answers.Samples.Select(
                    (sample, i) =>
                    {
                        var (right, total) = Counts(answers, i);
                        return new Item(sample, curves[i], right / total, (int)total);
                    }
                ),
            ],
            LeftOut = answers.LeftOut,
            LogPosterior = Expected(answers, curves).LogLikelihood + curves.Sum(ItemStep.LogPrior),
            Converged = change <= Settled,
            Warnings = [.. reversed.Select(Said), .. Warnings(answers, curves, floor, change)],
        };
    }

    /// <summary>The most likely ability, with its standard error.</summary>
    /// <param name="model">The model's name.</param>
    /// <param name="curves">The samples' curves.</param>
    /// <param name="right">Right answers to each.</param>
    /// <param name="total">Attempts at each.</param>
    public static Ability AbilityOf(string model, IReadOnlyList<ItemCurve> curves, double[] right, double[] total)
    {
        // A floor can make two peaks, so that the highest is looked for before it is climbed.
        var ability = nodes[0];
        var best = double.NegativeInfinity;
        foreach (var node in nodes)
        {
            var found = -node * node / 2;
            for (var i = 0; i < curves.Count; i++)
            {
                var (p, q, _) = curves[i].At(node);
                found += right[i] * Math.Log(p) + (total[i] - right[i]) * Math.Log(q);
            }

            if (found > best)
                (ability, best) = (node, found);
        }

        var information = 1.0;
        for (var step = 0; step < 100; step++)
        {
            var gradient = -ability;
            information = 1;
            for (var i = 0; i < curves.Count; i++)
            {
                var (p, _, logistic) = curves[i].At(ability);
                gradient += curves[i].Slope * (right[i] - total[i] * p) * logistic / p;
                information += total[i] * curves[i].Information(ability);
            }

            var move = Math.Clamp(gradient / information, -Spacing, Spacing);
            ability += move;
            if (Math.Abs(move) < 1e-10)
                break;
        }

        return new(model, ability, 1 / Math.Sqrt(information), right.Sum() / total.Sum(), (int)total.Sum());
    }

    private static (double[][] Right, double[][] Total, double LogLikelihood) Expected(Answers answers, ItemCurve[] curves)
    {
        double[][] logRight = [.. curves.Select(curve => nodes.Select(node => Math.Log(curve.At(node).Right)).ToArray())],
            logWrong = [.. curves.Select(curve => nodes.Select(node => Math.Log(curve.At(node).Wrong)).ToArray())],
            right = [.. curves.Select(_ => new double[nodes.Length])],
            total = [.. curves.Select(_ => new double[nodes.Length])];
        var posterior = new double[nodes.Length];
        double sum = 0;
        for (var m = 0; m < answers.Models.Count; m++)
        {
            double[] solved = answers.Right[m],
                tried = answers.Total[m];
            logWeights.CopyTo(posterior, 0);
            for (var i = 0; i < curves.Length; i++)
            {
                for (var k = 0; tried[i] > 0 && k < posterior.Length; k++)
                    posterior[k] += solved[i] * logRight[i][k] + (tried[i] - solved[i]) * logWrong[i][k];
            }

            sum += Normalise(posterior);
            for (var i = 0; i < curves.Length; i++)
            {
                for (var k = 0; tried[i] > 0 && k < posterior.Length; k++)
                {
                    right[i][k] += solved[i] * posterior[k];
                    total[i][k] += tried[i] * posterior[k];
                }
            }
        }

        return (right, total, sum);
    }

    /// <summary>From logarithms to shares; the logarithm of their sum.</summary>
    private static double Normalise(double[] logs)
    {
        var most = logs.Max();
        double sum = 0;
        for (var k = 0; k < logs.Length; k++)
            sum += logs[k] = Math.Exp(logs[k] - most);
        for (var k = 0; k < logs.Length; k++)
            logs[k] /= sum;
        return most + Math.Log(sum);
    }

    private static ItemCurve Start(Answers answers, int item, double floor)
    {
        var (right, total) = Counts(answers, item);
        var share = Math.Clamp((right / total - floor) / (1 - floor), 0.05, 0.95);
        return new(1, Math.Log((1 - share) / share), floor);
    }

    private static (double Right, double Total) Counts(Answers answers, int item) =>
        (answers.Right.Sum(row => row[item]), answers.Total.Sum(row => row[item]));

    private static string Said(ReversedItem item) =>
        FormattableString.Invariant(
            $"{item.Sample}: abler models solve it less often, slope {item.Slope:0.0} ({item.Low:0.0} to {item.High:0.0}); is its answer key the wrong way round?"
        );

    private static IEnumerable<string> Warnings(Answers answers, ItemCurve[] curves, double floor, double change)
    {
        if (change > Settled)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"the fit did not settle in {MostSteps} steps: slopes or difficulties still change by {change:G2}"
            );
        if (answers.LeftOut.Count > 0)
            yield return $"{answers.LeftOut.Count} samples that all models solve or none does are left out: {ScalingException.Some(answers.LeftOut)}";
        if (answers.Models.Count < FewModels)
            yield return $"{answers.Models.Count} models are few: the slopes of samples are mostly their prior, a median of 1 and two thirds between 0.6 and 1.6";
        int below = Enumerable
            .Range(0, curves.Length)
            .Count(i => Counts(answers, i) is var (right, total) && right / total < floor);
        if (below > 0)
            yield return $"{below} of {curves.Length} samples are solved less often than the floor says; is it that of this task?";
    }
}
