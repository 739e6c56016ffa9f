using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Forecasts;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Calibration;

/// <summary>What a calibration is made from.</summary>
/// <param name="Families">The families.</param>
/// <param name="Rows">Their scores, and those of other metrics of the same tasks.</param>
public sealed record CalibrationInput(IReadOnlyList<CalibratedFamily> Families, IReadOnlyList<ScoreRow> Rows)
{
    /// <summary>What single outcomes say by family, from samples or runs.</summary>
    public IReadOnlyDictionary<string, FamilyOutcomes> Outcomes { get; init; } = new Dictionary<string, FamilyOutcomes>();

    /// <summary>Forecasts that were registered before.</summary>
    public IReadOnlyList<RegisteredForecast> Forecasts { get; init; } = [];

    /// <summary>Pairs of families that overlap by what is declared, of which the correlation is told whatever it is.</summary>
    public IReadOnlySet<(string A, string B)> Overlapping { get; init; } = new HashSet<(string, string)>();

    /// <summary>Whether metrics that no catalog knows are taken for losses that may stand for the headline.</summary>
    public bool LinksByMetric { get; init; }

    /// <summary>The names of the files of results.</summary>
    public IReadOnlyList<string> Results { get; init; } = [];

    /// <summary>The ISO date of the calibration.</summary>
    public string? Since { get; init; }
}

/// <summary>A calibration, and what to know beside it.</summary>
/// <param name="File">What the analyzers read.</param>
/// <param name="Scatter">How one task's curves differ between recipes.</param>
/// <param name="TrainingFamilies">How many recipes there were.</param>
/// <param name="Warnings">What could not be estimated, and why.</param>
public sealed record CalibrationReport(
    EvidenceFile File,
    FamilyScatter Scatter,
    int TrainingFamilies,
    IReadOnlyList<string> Warnings
);

/// <summary>Makes a calibration of results. docs/model.md §15.</summary>
public static class EvidenceBuilder
{
    /// <summary>The most correlations that are written, beside those of families that overlap by what is declared.</summary>
    public const int MostCorrelations = 2000;

    private const int LeastModels = 3;
    private const int ModelsForBound = 5;
    private const int ModelsForMisfit = 3;
    private const double MostForMisfit = .05;
    private const int TasksToLearnFrom = 200;
    private const double OneSided = 1.6448536269514722;

    /// <summary>The calibration.</summary>
    /// <exception cref="ScalingException">There is nothing to calibrate, or a score that is none.</exception>
    public static CalibrationReport Of(CalibrationInput input, CancellationToken stop = default)
    {
        var warnings = new List<string>();
        var known = input.Families.ToDictionary(family => family.Id, StringComparer.Ordinal);
        var headline = input
            .Rows.Where(row => known.TryGetValue(row.Task, out var family) && row.Metric == family.Metric && row.Flop > 0)
            .ToArray();
        if (headline.FirstOrDefault(row => row.Value is < 0 or > 1) is { } outside)
            throw new ScalingException(
                FormattableString.Invariant(
                    $"'{outside.Metric}' of {outside.Task} must be a score from 0 to 1, and that of {outside.Model} is {outside.Value}"
                )
            );
        var sets = CurveSet.Of(headline, task => known[task].Response);
        if (sets.Count == 0 && input.Outcomes.Count == 0)
            throw new ScalingException(Obstacle(input, known));
        string[] training = [.. sets.SelectMany(set => set.Families).Select(family => family.Key).Distinct()];
        if (sets.Count > 0 && training.Length == 1)
            warnings.Add(
                "there is one recipe: how far another one's difficulty differs is not known, and what is written holds for this one"
            );
        CurveSet[] usable = [.. sets.Where(set => IsUsable(set, warnings))];
        var coarse = usable.Length > 2 * TasksToLearnFrom;
        var grid = Calibrator.GridOf(usable, _ => true, coarse, stop);
        var step = Math.Max(1, (usable.Length + TasksToLearnFrom - 1) / TasksToLearnFrom);
        var learner = Calibrator.Learn(
            grid,
            [
                .. usable
                    .Where((_, i) => i % step == 0)
                    .AsParallel()
                    .AsOrdered()
                    .WithCancellation(stop)
                    .Select(set => Likelihoods(set, grid)),
            ],
            stop
        );
        // A task's own misfit may hold what its models fix once, which makes scores jump: no more than is usual is taken for smooth.
        var usualMisfit = CurveEstimate.MedianOf(grid.Misfits, learner.Population.Misfits);
        var correlations = FamilyCorrelations.Of(usable);
        var pairs = correlations.Pairs(
            MostCorrelations,
            (a, b) => input.Overlapping.Contains((a, b)) || input.Overlapping.Contains((b, a))
        );
        if (pairs.Count > 0 && !correlations.WithoutGeneral)
            warnings.Add("there are too few families to tell what lifts a model in all of them; it is in their correlations");
        var partners = pairs
            .SelectMany(pair =>
                new[] { (Of: pair.A, With: pair.B, pair.Phi, pair.Models), (Of: pair.B, With: pair.A, pair.Phi, pair.Models) }
            )
            .ToLookup(pair => pair.Of, pair => new MeasuredCorrelation(pair.With, pair.Phi, pair.Models), StringComparer.Ordinal);
        var outcomes = RegisteredForecasts
            .Score(input.Forecasts, input.Rows)
            .Where(one => one.Outcome is not null)
            .ToLookup(one => one.Forecast.Task, one => one.Outcome!, StringComparer.Ordinal);
        var others = input
            .Rows.Where(row => row.Flop > 0 && known.TryGetValue(row.Task, out var family) && row.Metric != family.Metric)
            .ToLookup(row => row.Task, StringComparer.Ordinal);
        var estimated = usable.ToHashSet();
        var measured = sets.AsParallel()
            .AsOrdered()
            .WithCancellation(stop)
            .Select(set =>
            {
                var family = known[set.Task];
                var merged = CurveData.Merged(set.Families.Select(one => one.Value));
                var above = AboveFloor(set.Response, merged);
                var estimate = estimated.Contains(set) && IsTold(merged, above) ? learner.Of(Likelihoods(set, grid)) : null;
                var items = estimate is null
                    ? null
                    : ItemCorrelations.Of(set, estimate, Math.Min(estimate.Misfit.Value, usualMisfit));
                // Scores that jump with what a model fixes once leave nothing to tell a misfit by.
                var smooth = above >= ModelsForMisfit && !(items?.Low > MostForMisfit) ? estimate : null;
                return new MeasuredFamily(
                    family.Id,
                    family.Metric,
                    merged.Count,
                    Flop(merged.LogFlop[0]),
                    Flop(merged.LogFlop[^1])
                )
                {
                    AboveFloor = above,
                    AtCeiling = AtCeiling(set.Response, merged),
                    Difficulty = estimate?.Difficulty,
                    Misfit = smooth?.Misfit,
                    MisfitDecades = smooth?.Decades,
                    ItemCorrelation = items,
                    Links = Links(family, set, others[set.Task], input.LinksByMetric),
                    Correlations = partners[family.Id].OrderBy(one => one.With, StringComparer.Ordinal).ToEquatableArray(),
                };
            })
            .ToDictionary(one => one.Family, StringComparer.Ordinal);
        foreach (var (id, single) in input.Outcomes.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!known.TryGetValue(id, out var family))
                continue;
            if (single.Components is not { } components)
            {
                warnings.Add(
                    $"{id}: too few models, items or outcomes of both kinds to tell jump, correlation and spread of items"
                );
                continue;
            }

            if (!measured.TryGetValue(id, out var before))
            {
                if (single.Ladder is not { } ladder)
                {
                    warnings.Add($"{id}: its models have no compute in any table, so that its runs are not used");
                    continue;
                }

                before = new(id, family.Metric, single.Models, Flop(ladder.Low), Flop(ladder.High));
            }

            measured[id] = before with { Jump = components.Jump, SpreadDecades = components.SpreadDecades };
        }

        foreach (
            var one in measured.Values.Where(one => one is { AboveFloor: 0 }).OrderBy(one => one.Family, StringComparer.Ordinal)
        )
            warnings.Add(
                one.Difficulty is null
                    ? $"{one.Family}: no model of {one.Models} is above the chance floor, too few to say how far it is beyond them; add results of larger models"
                    : $"{one.Family}: no model is above the chance floor, so that its difficulty is a bound: anywhere beyond them, up to four decades"
            );
        return new(
            new()
            {
                Measured = measured
                    .Values.OrderBy(one => one.Family, StringComparer.Ordinal)
                    .Select(one =>
                        one with
                        {
                            Version = known[one.Family].Version,
                            Fingerprint = Assessments.Calibration.ForLinks(known[one.Family].Fingerprint, one.Links),
                            Results = input.Results.ToEquatableArray(),
                            Since = input.Since,
                            Outcomes = outcomes[one.Family].ToEquatableArray(),
                        }
                    )
                    .ToEquatableArray(),
            },
            learner.Scatter,
            training.Length,
            warnings
        );
    }

    // Why no row is of a family's headline with compute: the first of task, metric and compute that fails.
    private static string Obstacle(CalibrationInput input, Dictionary<string, CalibratedFamily> known)
    {
        var ofFamilies = input.Rows.Where(row => known.ContainsKey(row.Task)).ToArray();
        if (known.Count == 0)
            return "no family has a headline metric that follows capability; declare [Headline] on one";
        if (input.Rows.Count == 0)
            return "there is no row";
        if (ofFamilies.Length == 0)
            return $"no task is called as a family is: the tasks are {ScalingException.Some(input.Rows.Select(row => row.Task))}, and the families {ScalingException.Some(known.Keys)}";
        if (ofFamilies.All(row => row.Metric != known[row.Task].Metric))
            return $"no row is of a family's headline metric: the metrics are {ScalingException.Some(ofFamilies.Select(row => row.Metric))}, and the headlines {ScalingException.Some(ofFamilies.Select(row => $"{known[row.Task].Metric} of {row.Task}"))}";
        return "no row of a family's headline metric has flop above 0; fill in the models' training compute";
    }

    private static double Flop(double log) => Math.Pow(10, log);

    private static bool IsUsable(CurveSet set, List<string> warnings)
    {
        var data = CurveData.Merged(set.Families.Select(family => family.Value));
        var reason =
            data.Count < LeastModels ? $"{data.Count} of the {LeastModels} models that a curve takes at least"
            : data.LogFlop[^1] - data.LogFlop[0] < .1 ? "models of one compute only"
            : data.Scores.All(score => score == data.Scores[0]) && !IsAtFloor(set, data) ? "the same score of every model"
            : null;
        if (reason is not null)
            warnings.Add($"{set.Task}: {reason}, so that nothing is estimated of its curve");
        return reason is null;
    }

    private static bool IsAtFloor(CurveSet set, CurveData data) => AboveFloor(set.Response, data) == 0;

    private static bool IsTold(CurveData data, int above) => above > 0 || data.Count >= ModelsForBound;

    private static CurveLikelihood[] Likelihoods(CurveSet set, CurveGrid grid) =>
        [.. set.Families.Select(family => CurveLikelihood.Of(set.Response, family.Value, grid))];

    private static int AboveFloor(Response response, CurveData data)
    {
        var floor = response.At(LatentGrid.High).Mean;
        return data
            .Scores.Zip(data.Shares)
            .Count(one => one.First > floor + 1e-9 + OneSided * Math.Sqrt(floor * (1 - floor) * one.Second));
    }

    // A sure success leaves no noise to judge by: it is the score's own that may hide what is left.
    private static int AtCeiling(Response response, CurveData data)
    {
        var ceiling = response.At(LatentGrid.Low).Mean;
        return data
            .Scores.Zip(data.Shares)
            .Count(one => ceiling - one.First < 1e-6 + OneSided * Math.Sqrt(one.First * (1 - one.First) * one.Second));
    }

    private static EquatableArray<MeasuredLink> Links(CalibratedFamily family, CurveSet set, IEnumerable<ScoreRow> rows, bool any)
    {
        var data = CurveData.Merged(set.Families.Select(one => one.Value));
        return rows.GroupBy(row => row.Metric, StringComparer.Ordinal)
            .OrderBy(metric => metric.Key, StringComparer.Ordinal)
            .Select(metric =>
            {
                var response = family.Links.FirstOrDefault(link => link.Metric == metric.Key).Response;
                if (response is null && !any)
                    return null;
                var other = CurveSet.Of(metric, _ => set.Response)[0].Families.Select(one => one.Value);
                return response is { } how && metric.All(row => row.Value is >= 0 and <= 1 && row.Scale?.IsLowerBetter != true)
                    ? LinkEstimates.Of(metric.Key, set.Response, data, how, CurveData.Merged(other))
                    : LinkEstimates.Of(metric.Key, set.Response, data, CurveData.Merged(other));
            })
            .OfType<MeasuredLink>()
            .ToEquatableArray();
    }
}
