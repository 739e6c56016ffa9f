using System.Globalization;
using System.Text.RegularExpressions;
using DuckDB.NET.Data;
using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Sources;

/// <summary>A table says the same wherever it lies: as text, compressed or not, as Parquet, and in a database.</summary>
public sealed class SourceLaws : LogTest
{
    private static readonly string[] endings = [".csv", ".csv.gz", ".jsonl", ".jsonl.gz", ".parquet"];
    private static readonly string[] hostile =
    [
        "",
        "a",
        "é😀",
        "a,b",
        "\"q\"",
        "l\nm",
        " ",
        "'; --",
        "NULL",
        "1",
        "1.50",
        "\u202e",
        "ſ",
    ];
    private static readonly string[] cells =
    [
        "",
        "0",
        "0.25",
        "1",
        "-1",
        "2",
        "1e400",
        "NaN",
        "inf",
        "x",
        "1,5",
        " 1",
        "0x1",
        "1_0",
    ];
    private static readonly string[] columns = ["model", "task", "sample", "metric", "value", "flop", "attempt", "state"];

    [Fact]
    public void Rows_that_are_written_come_back_from_every_format()
    {
        var texts = Gen.Elements(hostile);
        var numbers = Gen.Elements(0, -0.0, .1 + .2, 1e-320, double.MaxValue, 6e23, -1.5);
        var row =
            from model in texts.Where(text => text.Length > 0)
            from sample in Gen.Choose(0, 1_000_000)
            from value in Gen.OneOf(numbers.Select(number => (double?)number), Gen.Constant((double?)null))
            from variant in texts
            from flop in Gen.OneOf(Gen.Constant((double?)null), Gen.Constant((double?)1e24))
            from attempt in Gen.OneOf(Gen.Constant((int?)null), Gen.Choose(0, int.MaxValue).Select(one => (int?)one))
            select new SampleRow(model, "t", $"{sample}", "m")
            {
                Value = value,
                State = value is null ? ResultState.Missing : ResultState.Scored,
                Variant = variant.Length == 0 ? null : variant,
                Flop = flop,
                Attempt = attempt,
            };
        Prop.ForAll(
                row.ListOf().ToArbitrary(),
                generated =>
                {
                    var rows = generated.DistinctBy(one => (one.Model, one.Sample, one.Variant, one.Attempt)).ToArray();
                    foreach (var ending in endings)
                        Assert.Equal(
                            rows.Length == 0 && ending.StartsWith(".jsonl", StringComparison.Ordinal) ? null : rows,
                            Back(rows, ending)
                        );
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(30));
    }

    [Fact]
    public void What_is_wrong_with_a_cell_is_said_in_the_same_words_of_every_source()
    {
        var table = Gen.Elements(cells).ListOf(columns.Length).ListOf(4);
        Prop.ForAll(
                table.ToArbitrary(),
                generated =>
                {
                    var lines = generated.Select(line => line.ToArray()).Prepend(columns).ToArray();
                    var csv = Write("t.csv", string.Join('\n', lines.Select(Line)) + "\n");
                    var text = Said(csv, "line", -1);
                    var parquet = Path.Combine(Folder, "t.parquet");
                    var database = Path.Combine(Folder, "t.db");
                    File.Delete(database);
                    var read = $"(FROM read_csv('{csv}', all_varchar = true, header = true, nullstr = '\u0001'))";
                    using (var engine = new DuckDBConnection($"DataSource={database}"))
                    {
                        engine.Open();
                        using var command = engine.CreateCommand();
                        command.CommandText = $"COPY {read} TO '{parquet}' (FORMAT parquet); CREATE TABLE t AS {read}";
                        command.ExecuteNonQuery();
                    }

                    Assert.Equal(text, Said(parquet, "row", 0));
                    Assert.Equal(text, Said($"duckdb:{database}#t", "row", 0));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    [Fact]
    public void Files_of_a_pattern_are_one_table_in_the_order_of_their_names()
    {
        var head = "model,task,metric,value\n";
        Write("b.csv", head + "m,t2,acc,0.5\n");
        Write("a.csv", head + "m,t1,acc,0.5\n");
        var pattern = Path.Combine(Folder, "?.csv");
        Assert.Equal(["t1", "t2"], TableReader.Read(ResultTables.Scores, pattern).Select(row => row.Task));

        var repeated = Write("c.csv", head + "m,t3,acc,0.5\nm,t1,acc,0.5\n");
        var error = Assert.Throws<TableException>(() => TableReader.Read(ResultTables.Scores, pattern).Count());
        Assert.StartsWith(
            $"{repeated}, line 3: an earlier row has the same key (m, t1, acc)",
            error.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Directory_of_parquet_files_is_one_table_and_a_damaged_one_is_named()
    {
        foreach (var task in (string[])["a", "b"])
            Written(ResultTables.Scores, [new("m", task, "acc", 0.5)], Path.Combine(Folder, $"{task}.parquet"));
        Assert.Equal(["a", "b"], TableReader.Read(ResultTables.Scores, Folder).Select(row => row.Task));

        Written(ResultTables.Scores, [new("n", "a", "acc", 0.5), new("m", "b", "acc", 0.5)], Path.Combine(Folder, "c.parquet"));
        var error = Assert.Throws<TableException>(() => TableReader.Read(ResultTables.Scores, Folder).Count());
        Assert.StartsWith($"{Path.Combine(Folder, "c.parquet")}, row 2: an earlier", error.Message, StringComparison.Ordinal);

        var whole = File.ReadAllBytes(Path.Combine(Folder, "c.parquet"));
        for (var length = 0; length < whole.Length; length += 97)
        {
            File.WriteAllBytes(Path.Combine(Folder, "c.parquet"), whole[..length]);
            error = Assert.Throws<TableException>(() => TableReader.Read(ResultTables.Scores, Folder).Count());
            Assert.Contains("c.parquet", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Only_the_metrics_that_are_asked_for_are_given()
    {
        ScoreRow[] rows = [new("m", "t", "acc", 0.5), new("m", "t", "bpb", 1), new("m", "t", "it's", 2)];
        foreach (var ending in endings)
        {
            var path = Path.Combine(Folder, "s" + ending);
            Written(ResultTables.Scores, rows, path);
            Assert.Equal(
                ["bpb", "it's"],
                TableReader.Read(ResultTables.Scores, path, new() { Metrics = ["it's", "bpb"] }).Select(row => row.Metric)
            );
        }
    }

    [Fact]
    public async Task Question_ends_where_the_command_is_stopped()
    {
        var database = Path.Combine(Folder, "t.db");
        using (var engine = new DuckDBConnection($"DataSource={database}"))
            await engine.OpenAsync();
        using var stop = new CancellationTokenSource();
        var place =
            $"duckdb:{database}#select 'm' as model, 't' as task, 'acc' as metric, sum(a.range * b.range) as value from range(10000000) a, range(1000000) b";
        var asked = Task.Run(() => TableReader.Read(ResultTables.Scores, place, new() { Stop = stop.Token }).Count());
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asked);
    }

    [Fact]
    public void Password_in_a_place_is_refused_and_not_repeated()
    {
        foreach (
            var place in (string[])["postgresql://u:p4ss@h/d#t", "postgresql://h/d?password=p4ss#t", "postgres://u:p4ss@[/d#t"]
        )
        {
            var error = Assert.Throws<TableException>(() => TableReader.Read(ResultTables.Scores, place).Count());
            Assert.DoesNotContain("p4ss", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Key_columns_are_those_that_the_key_is_made_of()
    {
        var key = new RowKey();
        ResultTables.Samples.Key!(new("model", "task", "sample", "metric") { Variant = "variant", Attempt = 7 }, key);
        Assert.Equal(
            $"({string.Join(", ", ResultTables.Samples.KeyColumns).Replace("attempt", "7", StringComparison.Ordinal)})",
            key.ToString()
        );
        var score = new RowKey();
        ResultTables.Scores.Key!(new("model", "task", "metric", 0) { Variant = "variant" }, score);
        Assert.Equal($"({string.Join(", ", ResultTables.Scores.KeyColumns)})", score.ToString());
    }

    private SampleRow[]? Back(SampleRow[] rows, string ending)
    {
        var path = Path.Combine(Folder, "rows" + ending);
        Written(ResultTables.Samples, rows, path);
        try
        {
            return [.. TableReader.Read(ResultTables.Samples, path)];
        }
        catch (TableException) when (rows.Length == 0)
        {
            return null;
        }
    }

    private static void Written<TRow>(Table<TRow> table, IEnumerable<TRow> rows, string path)
    {
        using var writer = new TableWriter<TRow>(table, path, File.Create(path));
        foreach (var row in rows)
            writer.Write(row);
    }

    /// <summary>What is read or refused, places counted in the same way.</summary>
    private static string Said(string place, string unit, int offset)
    {
        try
        {
            return string.Join('\n', TableReader.Read(ResultTables.Samples, place).Select(row => row.ToString()));
        }
        catch (TableException error)
        {
            return Regex.Replace(
                error.Message.Replace(place + ", ", "", StringComparison.Ordinal),
                $"{unit} ([0-9]+)",
                match => $"#{int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) + offset}"
            );
        }
    }

    private static string Line(string[] cells) =>
        string.Join(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
}
