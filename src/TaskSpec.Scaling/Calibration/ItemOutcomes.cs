using TaskSpec.Tables;

namespace TaskSpec.Scaling.Calibration;

/// <summary>What single outcomes of a family say.</summary>
/// <param name="Components">How they vary; null where there are too few.</param>
/// <param name="Models">How many models there are.</param>
/// <param name="Ladder">From where to where their compute goes, in log10 FLOP; null where it is not known.</param>
public sealed record FamilyOutcomes(AttemptComponents? Components, int Models, (double Low, double High)? Ladder)
{
    /// <summary>That of a family's outcomes.</summary>
    public static FamilyOutcomes Of(IReadOnlyList<ItemOutcome> outcomes)
    {
        double[] places = [.. outcomes.Where(one => double.IsFinite(one.Axis)).Select(one => one.Axis)];
        return new(
            AttemptComponents.Of(outcomes),
            outcomes.Select(one => one.Model).Distinct(StringComparer.Ordinal).Count(),
            places.Length == 0 ? null : (places.Min(), places.Max())
        );
    }
}

/// <summary>Gathers single outcomes of families from samples and runs.</summary>
/// <remarks>Whoever adds a long table's samples family by family settles those that are whole: only the others are held.</remarks>
public sealed class ItemOutcomes
{
    private readonly Dictionary<string, string> metrics;
    private readonly Dictionary<string, double> compute;
    private readonly Dictionary<(string Family, string Model, string Item), (double Passed, int Attempts)> cells = [];
    private readonly Dictionary<string, FamilyOutcomes> settled = new(StringComparer.Ordinal);
    private readonly HashSet<string> sampled = new(StringComparer.Ordinal);

    /// <param name="families">The families.</param>
    /// <param name="rows">Scores, which say of models how much compute they took where samples do not.</param>
    public ItemOutcomes(IEnumerable<CalibratedFamily> families, IEnumerable<ScoreRow> rows)
    {
        metrics = families.ToDictionary(family => family.Id, family => family.Metric, StringComparer.Ordinal);
        compute = rows.Where(row => row.Flop > 0)
            .GroupBy(row => row.Model, StringComparer.Ordinal)
            .ToDictionary(model => model.Key, model => Math.Log10(model.Max(row => row.Flop!.Value)), StringComparer.Ordinal);
    }

    /// <summary>Adds a sample of a family's headline; others, and scores outside 0 to 1, are passed over.</summary>
    public void Add(SampleRow row)
    {
        if (
            row.Variant is not null
            || row.Value is not (>= 0 and <= 1 and var value)
            || metrics.GetValueOrDefault(row.Task) != row.Metric
        )
            return;
        if (row.Flop is > 0 and var flop)
            compute.TryAdd(row.Model, Math.Log10(flop));
        sampled.Add(row.Task);
        Add(row.Task, row.Model, row.Sample, value);
    }

    /// <summary>Adds a run.</summary>
    public void Add(RunRow row)
    {
        if (row.Variant is null && metrics.ContainsKey(row.Family))
            Add(row.Family, row.Agent, row.Task, row.Score);
    }

    /// <summary>Takes the families whose samples were added since the last time for whole, and forgets their outcomes.</summary>
    public void Settle() => Settle(sampled.Contains);

    /// <summary>What was gathered, family by family.</summary>
    public IReadOnlyDictionary<string, FamilyOutcomes> ByFamily()
    {
        Settle(_ => true);
        return settled;
    }

    private void Settle(Func<string, bool> isWhole)
    {
        foreach (
            var family in cells
                .Where(cell => isWhole(cell.Key.Family))
                .GroupBy(cell => cell.Key.Family, StringComparer.Ordinal)
                .ToArray()
        )
        {
            settled[family.Key] = FamilyOutcomes.Of([
                .. family.Select(cell => new ItemOutcome(
                    cell.Key.Model,
                    cell.Key.Item,
                    compute.GetValueOrDefault(cell.Key.Model, double.NaN),
                    cell.Value.Passed,
                    cell.Value.Attempts
                )),
            ]);
            foreach (var cell in family)
                cells.Remove(cell.Key);
        }

        sampled.Clear();
    }

    private void Add(string family, string model, string item, double score)
    {
        var (passed, attempts) = cells.GetValueOrDefault((family, model, item));
        cells[(family, model, item)] = (passed + score, attempts + 1);
    }
}
