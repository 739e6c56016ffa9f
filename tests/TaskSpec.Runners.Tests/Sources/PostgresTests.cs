using Npgsql;
using NpgsqlTypes;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Sources;

/// <summary>A table that lies on several machines gives what it gives as a file, or an error.</summary>
public sealed class PostgresTests(PostgresClusters clusters) : LogTest, IClassFixture<PostgresClusters>
{
    [PostgresFact]
    public void Rows_and_sums_are_those_of_a_file()
    {
        foreach (var (attempts, withClusters) in new[] { (1, false), (3, false), (1, true), (2, true) })
        {
            var rows = Rows(attempts, withClusters);
            Fill(rows);
            var path = Path.Combine(Folder, "s.parquet");
            using (var writer = new TableWriter<SampleRow>(ResultTables.Samples, path, File.Create(path)))
            {
                foreach (var row in rows)
                    writer.Write(row);
            }

            Assert.Equal(
                rows.OrderBy(Key, StringComparer.Ordinal),
                TableReader.Read(ResultTables.Samples, clusters.Place).OrderBy(Key, StringComparer.Ordinal)
            );
            SumLaws.AssertAlike(TableReader.SummedScores(path)!, TableReader.SummedScores(clusters.Place)!);
            Assert.Equal(
                rows.Where(row => row.Metric == "acc").Select(Key).Order(StringComparer.Ordinal),
                TableReader
                    .Batches(ResultTables.Samples, clusters.Place, wholeTasks: false, new() { Metrics = ["acc"], BatchRows = 1 })
                    .SelectMany(batch => batch.Select(Key))
                    .Order(StringComparer.Ordinal)
            );
        }
    }

    [PostgresFact]
    public void Sums_are_made_by_the_machines_that_have_the_rows()
    {
        Fill(Rows(200, false).Select((row, i) => row with { Sample = $"{i}" }));
        clusters.Execute(0, "ANALYZE samples");
        var columns = clusters.Columns.ToDictionary(
            column => column.Name,
            column =>
                column.Type switch
                {
                    "text" => typeof(string),
                    "integer" => typeof(int),
                    _ => typeof(double),
                }
        );
        var plan = string.Join(
            '\n',
            clusters.Execute(
                0,
                $"SET enable_partitionwise_aggregate = on; EXPLAIN (VERBOSE) {new SampleSums(columns).OfRows("samples AS t")}"
            )
        );
        Assert.True(plan.Split("Relations: Aggregate on").Length == 3, plan);
    }

    [PostgresFact]
    public void What_a_dead_machine_held_is_never_left_out()
    {
        Fill(Rows(1, false));
        clusters.Kill(2);
        try
        {
            foreach (
                var ask in (Action[])
                    [
                        () => TableReader.SummedScores(clusters.Place),
                        () => TableReader.Read(ResultTables.Samples, clusters.Place).Count(),
                        () =>
                            TableReader
                                .Batches(ResultTables.Samples, clusters.Place, wholeTasks: true)
                                .Sum(batch => batch.Count()),
                    ]
            )
                Assert.StartsWith(clusters.Place, Assert.Throws<TableException>(ask).Message, StringComparison.Ordinal);
        }
        finally
        {
            clusters.Start(2);
        }
    }

    [PostgresFact]
    public void Machine_that_dies_while_rows_come_is_an_error()
    {
        Fill(Rows(2_000, false));
        using var rows = TableReader.Read(ResultTables.Samples, clusters.Place).GetEnumerator();
        Assert.True(rows.MoveNext());
        clusters.Kill(0);
        try
        {
            var error = Assert.Throws<TableException>(() =>
            {
                while (rows.MoveNext()) { }
            });
            Assert.StartsWith(clusters.Place, error.Message, StringComparison.Ordinal);
        }
        finally
        {
            clusters.Start(0);
        }
    }

    [PostgresFact]
    public void Nothing_can_be_written_through_a_query()
    {
        Fill(Rows(1, false));
        var place = clusters.Place.Replace(
            "#samples",
            "#with gone as (delete from samples returning *) select * from gone",
            StringComparison.Ordinal
        );
        var error = Assert.Throws<TableException>(() => TableReader.Read(ResultTables.Samples, place).Count());
        Assert.StartsWith(place, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(TableReader.Read(ResultTables.Samples, clusters.Place));
    }

    private static string Key(SampleRow row) => $"{row.Model} {row.Task} {row.Sample} {row.Metric} {row.Attempt}";

    private static SampleRow[] Rows(int attempts, bool withClusters)
    {
        var random = new Random(19);
        return
        [
            .. from model in (string[])["a", "b é"]
            from task in PostgresClusters.Tasks.SelectMany(tasks => tasks)
            from sample in Enumerable.Range(1, 9)
            from metric in (string[])["acc", "it's"]
            from attempt in Enumerable.Range(1, attempts)
            select new SampleRow(model, task, $"{sample}", metric)
            {
                Value = random.NextDouble(),
                Attempt = attempts == 1 ? null : attempt,
                Flop = 1e21,
                Family = "f",
                Version = "1.0.0",
                Cluster = withClusters && sample < 5 ? "c" : null,
            },
        ];
    }

    private void Fill(IEnumerable<SampleRow> rows)
    {
        for (var i = 1; i <= PostgresClusters.Tasks.Count; i++)
        {
            clusters.Execute(i, $"TRUNCATE samples_{i}");
            using var connection = clusters.Open(i);
            using var import = connection.BeginBinaryImport(
                $"COPY samples_{i} (model, task, sample, metric, value, attempt, flop, family, version, cluster) FROM STDIN (FORMAT binary)"
            );
            foreach (var row in rows.Where(row => PostgresClusters.Tasks[i - 1].Contains(row.Task)))
            {
                import.StartRow();
                foreach (var text in (string[])[row.Model, row.Task, row.Sample, row.Metric])
                    import.Write(text);
                import.Write(row.Value!.Value);
                if (row.Attempt is { } attempt)
                    import.Write(attempt, NpgsqlDbType.Integer);
                else
                    import.WriteNull();
                import.Write(row.Flop!.Value);
                import.Write(row.Family);
                import.Write(row.Version);
                if (row.Cluster is { } cluster)
                    import.Write(cluster);
                else
                    import.WriteNull();
            }

            import.Complete();
        }
    }
}
