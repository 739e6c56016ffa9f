using System.Text.Json.Nodes;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Calibration;

namespace TaskSpec.Scaling.Tests.Calibration;

/// <summary>A calibration is stale when what it was fitted to is: no declared value moves a response and leaves the fingerprint, or the other way round.</summary>
public class FingerprintLawTests
{
    public static TheoryData<Form> Forms => [.. Enum.GetValues<Form>().Where(form => form != Form.CalibrationError)];

    [Theory]
    [MemberData(nameof(Forms))]
    public void What_moves_the_fitted_response_and_nothing_else_moves_the_fingerprint(Form form)
    {
        var moved = 0;
        var random = new Random((int)form);
        foreach (var catalog in Families(form).Select(Alone).SelectMany(rich => Thinned(rich, random).Prepend(rich)))
        {
            var family = catalog.Families[0];
            var before = CalibratedFamily.Of(catalog).Single();
            foreach (var (what, changed) in Changed(catalog))
            {
                if (CalibratedFamily.Of(changed).SingleOrDefault() is not { } after)
                    continue;
                var run = Fingerprint.Of(family) != Fingerprint.Of(changed.Families[0]);
                if (Differ(before, after))
                {
                    moved++;
                    Assert.True(before.Fingerprint != after.Fingerprint, $"{what} moves the response alone");
                }
                else if (!run && before.Response == after.Response && before.Links.SequenceEqual(after.Links))
                    Assert.True(before.Fingerprint == after.Fingerprint, $"{what} moves the fingerprint alone");
            }
        }

        Assert.InRange(moved, 3, int.MaxValue);
    }

    public static TheoryData<string, Func<Family, Family>> ReadByTheFit =>
        new()
        {
            { "a chance floor", family => family with { Choices = new(4) { Floor = .25 } } },
            { "choices", family => family with { Headline = new("acc", "T.E", Form.ArgmaxOfChoices), Choices = new(3) } },
            { "a ceiling", family => family with { Headline = family.Headline! with { Ceiling = .8 } } },
            {
                "usage near a limit",
                family =>
                    family with
                    {
                        Usage = new() { Tokens = 900, Factor = 2 },
                    }
            },
            {
                "a length that varies",
                family =>
                    family with
                    {
                        Answer = new() { Tokens = 4, TokensCv = .9 },
                    }
            },
        };

    [Theory]
    [MemberData(nameof(ReadByTheFit))]
    public void What_a_fit_reads_is_in_it(string what, Func<Family, Family> declare)
    {
        var headline = what == "choices" ? new MetricUse("acc", "T.E", Form.ArgmaxOfChoices) : Plain.Headline;
        var before = Plain with { Headline = headline, Choices = what == "choices" ? new(4) : null };
        var changes = Fingerprint.Changes(FingerprintOf(before), FingerprintOf(declare(before)));
        Assert.Equal(["response"], changes);
    }

    [Fact]
    public void Beliefs_that_no_fit_reads_leave_it()
    {
        var other = Plain with
        {
            Samples = Plain.Samples! with { Count = 900, Clusters = 30 },
            Answer = new() { Tokens = 40 },
            Difficulty = new(1e21, .5),
        };
        Assert.Equal(Fingerprint.Of(Plain), FingerprintOf(Plain));
        Assert.Equal(FingerprintOf(Plain), FingerprintOf(other));
    }

    private static Family Plain =>
        new()
        {
            Id = "f",
            Version = "1",
            Type = "T.F",
            Headline = new("exact_match", "T.E", Form.AllRight),
            Samples = new(SampleKind.Method) { Count = 100 },
            Answer = new() { Tokens = 4 },
            Limits = new() { Tokens = 1000 },
        };

    private static EquatableArray<string> FingerprintOf(Family family) =>
        CalibratedFamily.Of(new Catalog { Assembly = "A", Families = [family] }).Single().Fingerprint;

    // Each with nearly everything that can be declared of it: of its answer alone, and of steps, one of them behind a gate.
    private static Family[] Families(Form form)
    {
        var headline = new MetricUse("m", "T.M", form)
        {
            Floor = .05,
            Ceiling = .9,
            K = 3,
            Threshold = .7,
            Edits = 2,
            FromOrder = 1,
            Order = 3,
            Levels = 5,
            TokenCorrelation = .2,
        };
        var answer = new Family
        {
            Id = "f",
            Version = "1",
            Type = "T.F",
            Headline = headline,
            Records = [new("edit", "T.E", Form.TokensRight) { TokenCorrelation = .1 }, new("ll", "T.L", Form.LogLikelihood)],
            Samples = new(SampleKind.Method)
            {
                Count = 200,
                Clusters = 20,
                ClusterCorrelation = .3,
            },
            Answer = new() { Tokens = 12, TokensCv = .4 },
            Choices = new(5) { Floor = .2 },
            Sampling = new() { Attempts = 6, Temperature = 1 },
            Limits = new() { Tokens = 1000, TimeSeconds = 60 },
            Usage = new()
            {
                Tokens = 800,
                Seconds = 50,
                Factor = 2,
            },
            Difficulty = new(1e21, .5) { SpreadDecades = .3 },
        };
        StepInfo[] steps =
        [
            new("write", "T.W")
            {
                Tokens = 30,
                TokensCv = .5,
                Weight = 2,
                HumanMinutes = 3,
                Recovery = .2,
                Calls =
                [
                    new("python")
                    {
                        Need = Need.Essential,
                        MaxCalls = 4,
                        Retries = 1,
                    },
                ],
            },
            new("read", "T.R")
            {
                Tokens = 10,
                Weight = 1,
                After = ["write"],
                Records = [new("edit", "T.E", Form.TokensRight)],
            },
            new("other", "T.O") { Tokens = 20, InsteadOf = ["read"] },
        ];
        return [answer, answer with { Headline = headline with { Ceiling = null, Floor = null }, Steps = [.. steps] }];
    }

    private static Catalog Alone(Family family) =>
        new()
        {
            Assembly = "A",
            Families = [family],
            Tools = [new("python", "T.P") { Input = Requirement.AnyCorrect }],
        };

    // What is declared may hide what else is: with half of it gone other values count.
    private static IEnumerable<Catalog> Thinned(Catalog rich, Random random)
    {
        for (var i = 0; i < 2; i++)
        {
            var text = CatalogJson.Write(rich);
            foreach (var path in Leaves(JsonNode.Parse(text)).Select(leaf => leaf.GetPath()).ToArray())
            {
                var root = JsonNode.Parse(text)!;
                var leaf = Leaves(root).Single(one => one.GetPath() == path);
                if (random.Next(2) == 0 || leaf.Parent is not JsonObject parent)
                    continue;
                parent.Remove(leaf.GetPropertyName());
                if (Read(root.ToJsonString()) is { } thinner && CalibratedFamily.Of(thinner).Count == 1)
                    text = root.ToJsonString();
            }

            yield return CatalogJson.Read(text);
        }
    }

    private static IEnumerable<(string What, Catalog Catalog)> Changed(Catalog catalog)
    {
        var random = new Random(16);
        var text = CatalogJson.Write(catalog);
        var places = Leaves(JsonNode.Parse(text)!).Select(leaf => leaf.GetPath()).Where(path => path.Contains("families[0]"));
        foreach (var path in places.Concat([.. Leaves(JsonNode.Parse(text)!["tools"]).Select(leaf => leaf.GetPath())]))
        {
            foreach (var remove in new[] { false, true })
            {
                var root = JsonNode.Parse(text)!;
                var leaf = Leaves(root).Single(one => one.GetPath() == path);
                if (remove && leaf.Parent is JsonObject parent)
                    parent.Remove(leaf.GetPropertyName());
                else if (remove)
                    continue;
                else if (Another(leaf, random) is { } other)
                    leaf.ReplaceWith(other);
                if (Read(root.ToJsonString()) is { } changed)
                    yield return ((remove ? "without " : "another ") + path, changed);
            }
        }
    }

    private static JsonNode? Another(JsonValue leaf, Random random) =>
        leaf.GetValueKind() switch
        {
            System.Text.Json.JsonValueKind.True => false,
            System.Text.Json.JsonValueKind.False => true,
            System.Text.Json.JsonValueKind.Number when leaf.TryGetValue<int>(out var count) => count + random.Next(1, 5),
            System.Text.Json.JsonValueKind.Number => leaf.GetValue<double>() * (.5 + .4 * random.NextDouble()),
            _ => null,
        };

    private static Catalog? Read(string text)
    {
        try
        {
            return CatalogJson.Read(text) is { Families.Count: 1 } catalog ? catalog : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<JsonValue> Leaves(JsonNode? node) =>
        node switch
        {
            JsonValue value => [value],
            JsonObject parent => parent.SelectMany(member => Leaves(member.Value)),
            JsonArray list => list.SelectMany(Leaves),
            _ => [],
        };

    private static bool Differ(CalibratedFamily before, CalibratedFamily after) =>
        Differ(before.Response, after.Response)
        || before
            .Links.Join(after.Links, a => a.Metric, b => b.Metric, (a, b) => Differ(a.Response, b.Response))
            .Any(differ => differ);

    private static bool Differ(Response before, Response after)
    {
        for (var u = -7.85; u < 6.5; u += .2)
        {
            var (a, b) = (before.At(u), after.At(u));
            if (Math.Abs(a.Mean - b.Mean) > 1e-3 || Math.Abs(a.Information - b.Information) > 1e-3 + .01 * a.Information)
                return true;
        }

        return false;
    }
}
