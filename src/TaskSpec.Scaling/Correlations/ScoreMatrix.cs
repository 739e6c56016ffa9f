using System.Globalization;
using TaskSpec.Tables;

namespace TaskSpec.Scaling.Correlations;

/// <summary>A model of a score matrix. Null means unknown.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Family">Its recipe.</param>
/// <param name="Flop">Training compute in FLOP.</param>
/// <param name="Params">Parameters.</param>
/// <param name="Tokens">Training tokens.</param>
public sealed record ScoredModel(string Name, string? Family, double? Flop, double? Params, double? Tokens);

/// <summary>One metric's scores, models by tasks, with their standard errors; not a number where there is none.</summary>
public sealed class ScoreMatrix
{
    private readonly List<ScoredModel> models = [];
    private readonly List<string> tasks = [];
    private readonly Dictionary<string, int> rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> columns = new(StringComparer.Ordinal);
    private readonly List<double[]> values = [];

    // Single precision is more than a standard error has.
    private readonly List<float[]> errors = [];
    private string? lastModel;
    private int lastRow;

    /// <summary>The models in order of appearance.</summary>
    public IReadOnlyList<ScoredModel> Models => models;

    /// <summary>The tasks in order of appearance.</summary>
    public IReadOnlyList<string> Tasks => tasks;

    /// <summary>The score of a model at a task.</summary>
    public double Value(int model, int task) => task < values[model].Length ? values[model][task] : double.NaN;

    /// <summary>Its standard error; that of a share of right answers where only their number is known.</summary>
    public double Error(int model, int task) => task < errors[model].Length ? errors[model][task] : double.NaN;

    /// <summary>Adds a score.</summary>
    public void Add(ScoreRow row)
    {
        var model = ReferenceEquals(row.Model, lastModel) ? lastRow : RowOf(row);
        (lastModel, lastRow) = (row.Model, model);
        if (!columns.TryGetValue(row.Task, out var task))
        {
            columns.Add(row.Task, task = tasks.Count);
            tasks.Add(row.Task);
        }

        if (task >= values[model].Length)
            Widen(model, task);
        values[model][task] = row.Value;
        errors[model][task] = (float)(row.StdErr ?? row.ShareError ?? double.NaN);
    }

    /// <summary>Puts every score on another scale.</summary>
    /// <returns>Warnings.</returns>
    /// <exception cref="ScalingException">A score lies outside [0, 1], where only the raw scale has a place for it.</exception>
    public IReadOnlyList<string> Transformed(Transform transform)
    {
        if (transform == Transform.Raw)
            return [];
        var (least, most) = Range();
        if (least < 0 || most > 1)
            throw new ScalingException(
                $"scores run from {least.ToString("G4", CultureInfo.InvariantCulture)} to {most.ToString("G4", CultureInfo.InvariantCulture)}; only --transform raw takes those outside [0, 1]"
            );
        var transformation = new Transformation(transform, least, most);
        var lost = 0;
        for (var model = 0; model < values.Count; model++)
        {
            for (var task = 0; task < values[model].Length; task++)
            {
                if (double.IsNaN(values[model][task]))
                    continue;
                var (value, error) = transformation.Of(values[model][task], errors[model][task]);
                (values[model][task], errors[model][task]) = (value, (float)error);
                lost += double.IsNaN(value) ? 1 : 0;
            }
        }

        return lost == 0 ? [] : [$"{lost} scores of exactly 0 or 1 have no place on this scale and are left out"];
    }

    /// <summary>All models' scores at one task.</summary>
    public double[] Column(int task) => [.. Enumerable.Range(0, models.Count).Select(model => Value(model, task))];

    /// <summary>One model's scores at all tasks.</summary>
    public double[] Row(int model) => [.. Enumerable.Range(0, tasks.Count).Select(task => Value(model, task))];

    private (double Least, double Most) Range()
    {
        double least = double.PositiveInfinity,
            most = double.NegativeInfinity;
        foreach (var value in values.SelectMany(row => row).Where(double.IsFinite))
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        return (least, most);
    }

    private int RowOf(ScoreRow row)
    {
        if (rows.TryGetValue(row.Model, out var model))
            return model;
        rows.Add(row.Model, model = models.Count);
        models.Add(new(row.Model, row.Family, row.Flop, row.Params, row.Tokens));
        values.Add(Empty<double>(tasks.Count, double.NaN));
        errors.Add(Empty<float>(tasks.Count, float.NaN));
        return model;
    }

    private void Widen(int model, int task)
    {
        // The first model meets every task anew; later ones mostly know them all.
        var width = Math.Max(task + 1, models.Count == 1 ? 2 * task : task + task / 8);
        values[model] = [.. values[model], .. Empty(width - values[model].Length, double.NaN)];
        errors[model] = [.. errors[model], .. Empty(width - errors[model].Length, float.NaN)];
    }

    private static T[] Empty<T>(int length, T missing)
    {
        var empty = new T[length];
        Array.Fill(empty, missing);
        return empty;
    }
}
