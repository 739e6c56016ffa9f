using TaskSpec.Tables;

namespace TaskSpec.Scaling.Calibration;

/// <summary>Gathers single outcomes of families from samples and runs.</summary>
public sealed class ItemOutcomes
{
    private readonly Dictionary<string, string> metrics;
    private readonly Dictionary<string, double> compute;
    private readonly Dictionary<(string Family, string Model, string Item), (double Passed, int Attempts)> cells = [];

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
        Add(row.Task, row.Model, row.Sample, value);
    }

    /// <summary>Adds a run.</summary>
    public void Add(RunRow row)
    {
        if (row.Variant is null && metrics.ContainsKey(row.Family))
            Add(row.Family, row.Agent, row.Task, row.Score);
    }

    /// <summary>What was gathered, family by family.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<ItemOutcome>> ByFamily() =>
        cells
            .GroupBy(cell => cell.Key.Family, StringComparer.Ordinal)
            .ToDictionary(
                family => family.Key,
                IReadOnlyList<ItemOutcome> (family) =>
                    [
                        .. family.Select(cell => new ItemOutcome(
                            cell.Key.Model,
                            cell.Key.Item,
                            compute.GetValueOrDefault(cell.Key.Model, double.NaN),
                            cell.Value.Passed,
                            cell.Value.Attempts
                        )),
                    ],
                StringComparer.Ordinal
            );

    private void Add(string family, string model, string item, double score)
    {
        var (passed, attempts) = cells.GetValueOrDefault((family, model, item));
        cells[(family, model, item)] = (passed + score, attempts + 1);
    }
}
