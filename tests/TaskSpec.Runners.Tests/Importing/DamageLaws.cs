using System.Text.RegularExpressions;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Tests.Importing;

/// <summary>Any value of a log may be of another shape than its runner writes.</summary>
public sealed partial class DamageLaws : LogTest
{
    private static readonly JToken[] shapes = [JValue.CreateNull(), 7, "text", new JArray(), new JObject()];

    /// <summary>A target may be anything, and an event of another name is another event.</summary>
    [GeneratedRegex(@"\b(target|arguments|filtered_resps|eventName)\b|\bevents\[\d+\]\.name$")]
    private static partial Regex MayBeAnything { get; }

    public static TheoryData<string> Runners => [.. SampleLogs.All.Keys];

    [Fact]
    public void There_is_a_log_of_each_runner() =>
        Assert.Equal(RunnerList.Readers.Select(reader => reader.Runner), SampleLogs.All.Keys);

    [Theory]
    [MemberData(nameof(Runners))]
    public void What_a_damaged_log_says_is_read_or_refused_with_its_place_and_never_lost_in_silence(string runner)
    {
        var log = SampleLogs.All[runner];
        foreach (var (name, text) in log)
            Write(name, text);
        var whole = Imported();
        Assert.True(whole.Rows > 0);
        Assert.Empty(whole.Import!.Refused);
        foreach (var (name, text) in log)
        {
            foreach (var (damaged, what, isOtherKind) in Damaged(name, text))
            {
                Write(name, damaged);
                AssertSaid($"{name}: {what}", isOtherKind ? whole.Rows : 0);
            }

            Write(name, text);
        }
    }

    private void AssertSaid(string what, int atLeast)
    {
        var (rows, import, error) = Imported();
        var said = import is null
            ? [error!]
            : import.Refused.Keys.Select(refused => refused.Where).Concat(import.Unread.Keys).Concat(import.Notes).ToArray();
        Assert.True(rows >= atLeast || said.Length > 0, $"{what} loses results in silence");
        if (import is null)
            Assert.StartsWith(Folder, error, StringComparison.Ordinal);
        else
            Assert.All(import.Refused.Keys, refused => Assert.StartsWith(Folder, refused.Where, StringComparison.Ordinal));
    }

    private new void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(Folder, name))!);
        base.Write(name, text);
    }

    /// <summary>How many results there are, all of which a table holds; what was said where there are none.</summary>
    private (int Rows, Import? Import, string? Error) Imported()
    {
        var import = new Import(CancellationToken.None);
        try
        {
            SampleRow[] rows = [.. Logs.Read([Folder], RunnerList.Readers, import)];
            var scores = new ScoreTable();
            foreach (var row in rows)
                scores.Add(row);
            var all = new CrossCheck(import).Compare([.. scores.Rows()]);
            AssertHeld(rows);
            return (rows.Length > 0 ? rows.Length : all.Count, import, null);
        }
        catch (TableException error)
        {
            return (0, null, error.Message);
        }
    }

    private static void AssertHeld(SampleRow[] rows)
    {
        var table = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".csv");
        try
        {
            using (var stream = File.Create(table))
            using (var writer = new TableWriter<SampleRow>(ResultTables.Samples, table, stream))
            {
                foreach (var row in rows)
                    writer.Write(row);
            }

            Assert.Equal(rows.Length, TableReader.Read(ResultTables.Samples, table).Count());
        }
        finally
        {
            File.Delete(table);
        }
    }

    /// <summary>The text with each of its values in turn replaced by one of each shape. What is null is not said, and what is of the same kind may be meant.</summary>
    private static IEnumerable<(string Text, string What, bool IsOtherKind)> Damaged(string name, string text)
    {
        var lines = name.EndsWith(".jsonl", StringComparison.Ordinal) ? text.Split('\n') : [text];
        for (var i = 0; i < lines.Length; i++)
        {
            var line = (JContainer)JToken.Parse(lines[i]);
            foreach (var place in line.Descendants().Where(value => value is not JProperty).Select(value => value.Path).ToArray())
            {
                var original = line.SelectToken(place)!;
                foreach (var shape in shapes)
                {
                    var damage = shape.DeepClone();
                    line.SelectToken(place)!.Replace(damage);
                    string[] all = [.. lines];
                    all[i] = line.ToString(Formatting.None);
                    yield return (
                        string.Join('\n', all),
                        $"{place} = {shape.ToString(Formatting.None)}",
                        !MayBeAnything.IsMatch(place)
                            && shape.Type != JTokenType.Null
                            && original.Type != JTokenType.Null
                            && shape.Type != original.Type
                    );
                }

                line.SelectToken(place)!.Replace(original);
            }
        }
    }
}
