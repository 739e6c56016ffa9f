using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Sources;

/// <summary>Scores that an engine sums up are those that the rows sum up to one by one.</summary>
public sealed class SumLaws : LogTest
{
    private static readonly Gen<SampleRow> row =
        from model in Gen.Elements("a", "b")
        from task in Gen.Elements("t", "u")
        from sample in Gen.Choose(1, 4)
        from attempt in Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(0, 3).Select(one => (int?)one))
        from variant in Gen.Elements(null, "v")
        from state in Gen.Frequency(
            (8, Gen.Constant(ResultState.Scored)),
            (1, Gen.Constant(ResultState.Missing)),
            (1, Gen.Constant(ResultState.Limit))
        )
        from value in Gen.Elements(0, 1, .1, 1e9 + .3, -5)
        select new SampleRow(model, task, $"{sample}", "m")
        {
            Variant = variant,
            Attempt = attempt,
            State = state,
            Value = state == ResultState.Missing ? null : value,
            Flop = model == "a" ? 1e21 : null,
            Family = model == "a" ? "f" : null,
            Version = "1.0.0",
            Cluster = sample < 3 ? "c" : null,
            Scale = task == "t" ? MetricScale.Of(1e9, 0) : null,
        };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Engine_sums_up_what_single_rows_sum_up_to(bool withClusters) =>
        Prop.ForAll(
                row.ListOf().ToArbitrary(),
                generated =>
                {
                    SampleRow[] rows =
                    [
                        .. generated
                            .DistinctBy(one => (one.Model, one.Task, one.Sample, one.Variant, one.Attempt))
                            .Select(one => withClusters ? one : one with { Cluster = null }),
                    ];
                    var path = Path.Combine(Folder, "s.parquet");
                    var kept = Kept(ResultTables.Samples, rows);
                    using (
                        var writer = new TableWriter<SampleRow>(
                            withClusters ? kept : Without(kept, "cluster"),
                            path,
                            File.Create(path)
                        )
                    )
                    {
                        foreach (var one in rows)
                            writer.Write(one);
                    }

                    AssertAlike(Summed(rows), TableReader.SummedScores(path)!);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(100));

    [Fact]
    public void Engine_leaves_to_single_rows_what_they_refuse()
    {
        SampleRow one = new("m", "t", "1", "acc") { Value = 1, Attempt = 1 };
        SampleRow[][] refused =
        [
            [one, one],
            [one, one with { Attempt = null }, one with { Attempt = null }],
            [one with { Value = double.NaN }],
            [one with { Sample = "" }],
            [one with { Flop = -1 }],
            [one with { Value = null }],
        ];
        foreach (var rows in refused)
        {
            var path = Path.Combine(Folder, "s.parquet");
            using (var writer = new TableWriter<SampleRow>(ResultTables.Samples, path, File.Create(path)))
            {
                foreach (var each in rows)
                    writer.Write(each);
            }

            Assert.Null(TableReader.SummedScores(path));
            var error = Assert.Throws<TableException>(() => TableReader.Read(ResultTables.ScoresOrSamples, path).Count());
            Assert.StartsWith($"{path}, row ", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Batches_have_every_row_once_and_all_of_a_task_together()
    {
        var path = Path.Combine(Folder, "s.parquet");
        using (var writer = new TableWriter<SampleRow>(ResultTables.Samples, path, File.Create(path)))
        {
            for (var i = 0; i < 3_000; i++)
                writer.Write(new("m", $"t{i % 7}", $"{i}", "acc") { Value = i % 2 });
        }

        foreach (var wholeTasks in (bool[])[true, false])
        {
            var batches = TableReader
                .Batches(
                    ResultTables.Samples,
                    path,
                    wholeTasks,
                    new() { Metrics = ["acc"], BatchRows = wholeTasks ? 1_000 : 100 }
                )
                .Select(batch => batch.ToArray())
                .ToArray();
            Assert.InRange(batches.Length, wholeTasks ? 3 : 30, wholeTasks ? 7 : 40);
            Assert.Equal(3_000, batches.SelectMany(batch => batch).Select(one => one.Sample).Distinct().Count());
            if (wholeTasks)
                Assert.Equal(7, batches.Sum(batch => batch.Select(one => one.Task).Distinct().Count()));
        }

        Assert.Equal(3_000, TableReader.SummedScores(path, new() { BatchRows = 1_000 })!.Sum(score => score.N));
    }

    private static Table<SampleRow> Kept(Table<SampleRow> table, IReadOnlyList<SampleRow> rows) =>
        table.With([.. rows.Select(one => one.Scale).OfType<MetricScale>().Distinct()]);

    private static Table<SampleRow> Without(Table<SampleRow> table, string name) =>
        table with
        {
            Columns = [.. table.Columns.Where(column => column.Name != name)],
        };

    private static ScoreRow[] Summed(SampleRow[] rows)
    {
        var scores = new ScoreTable();
        foreach (var one in rows)
            scores.Add(one);
        return [.. scores.Rows()];
    }

    // Sums in another order differ in their last digits.
    internal static void AssertAlike(IReadOnlyList<ScoreRow> expected, IReadOnlyList<ScoreRow> actual)
    {
        Assert.Equal(expected.Select(Named), actual.Select(Named));
        foreach (var (one, other) in expected.Zip(actual))
        {
            var size = 1e-9 * Math.Max(1, Math.Max(Math.Abs(one.Value), one.StdErr ?? 0));
            Assert.Equal(one.Value, other.Value, size);
            Assert.Equal(one.StdErr is null, other.StdErr is null);
            Assert.Equal(one.StdErr ?? 0, other.StdErr ?? 0, size);
        }

        static ScoreRow Named(ScoreRow score) => score with { Value = 0, StdErr = null };
    }
}
