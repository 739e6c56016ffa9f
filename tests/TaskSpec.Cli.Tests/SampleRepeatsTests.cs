using TaskSpec.Catalogs;
using TaskSpec.Cli.Profiling;
using TaskSpec.Measurement;

namespace TaskSpec.Cli.Tests;

/// <summary>Which samples count as one, within a family and between families.</summary>
public sealed class SampleRepeatsTests
{
    private const string Story =
        "Ann has seven red apples and gives two of them to her brother, who already had four green pears in his basket. Number {0}";
    private static readonly string[] Words =
        "river stone cloud ember maple quartz lantern harbor violet thunder meadow copper".Split();

    [Fact]
    public void Copies_with_small_changes_are_one_item()
    {
        string[] copies =
        [
            "Ann has seven red apples and gives two of them to her brother. How many apples does she have left in the end?",
            "ANN has seven red  apples and gives two of them to her brother. How many apples does she have left in the end??",
            "Well: Ann has seven red apples and gives two of them to her brother. How many apples does she have left in the end?",
            "A train leaves the station at noon and travels for three hours at ninety kilometres an hour. How far does it go?",
        ];
        var profile = Profiled(("a", copies.Select((text, i) => new Sample($"s{i}", text, "5")))).Single();

        Assert.Equal((4, 0, 2, 3), (profile.Samples, profile.Duplicates, profile.Distinct, profile.LargestRepeat));
    }

    [Fact]
    public void Items_of_one_template_are_not_the_same_item()
    {
        // A hundred sums, many with the same result, in a long prompt that is the same for all.
        var sums = Enumerable
            .Range(0, 100)
            .Select(i => new Sample($"s{i}", string.Format(Story, $"{i} + {99 - i}") + " Answer with the sum alone.", "99"));

        Assert.Equal(100, Profiled(("sums", sums)).Single().Distinct);
    }

    [Fact]
    public void Questions_about_one_passage_differ_by_their_answers()
    {
        var passage = string.Join(' ', Enumerable.Range(0, 60).Select(i => Words[i * 7 % 12] + i));
        var questions = Enumerable
            .Range(0, 5)
            .Select(i => new Sample($"q{i}", $"{passage} What comes after {Words[i]}?", $"{i}"));

        Assert.Equal(5, Profiled(("passage", questions)).Single().Distinct);
    }

    [Fact]
    public void Same_questions_under_two_prompts_are_shared_samples()
    {
        var profiles = Profiled(
            ("plain", Questions(40, "")),
            ("shots", Questions(30, "Here are some examples of how to answer. Think step by step. ")),
            ("other", Questions(20, "", from: 100))
        );

        Assert.Equal([40, 30, 20], profiles.Select(profile => profile.Distinct!.Value));
        Assert.Equal([new SharedSamples("shots", 30)], profiles[0].SharedSamples);
        Assert.True(profiles[1].SharedSamples.IsEmpty);
    }

    [Fact]
    public void Reordered_choices_with_another_letter_are_the_same_item()
    {
        Sample Of(string id, string target, params string[] choices) =>
            new(id, "Which of these is the largest planet of the solar system?", target) { Choices = choices };

        var profile = Profiled(
            ("a", [Of("x", "A", "Jupiter", "Mars"), Of("y", "B", "Mars", "Jupiter"), Of("z", "A", "Mars", "Venus")])
        );
        Assert.Equal(2, profile.Single().Distinct);
    }

    [Fact]
    public void Clusters_that_samples_name_are_counted()
    {
        Sample[] samples =
        [
            new("a", "one", "1") { Cluster = "p" },
            new("b", "two", "2") { Cluster = "p" },
            new("c", "three", "3"),
        ];

        Assert.Equal(2, Profiled(("a", samples)).Single().Clusters);
        Assert.Null(Profiled(("a", samples.Skip(2))).Single().Clusters);
    }

    [Fact]
    public void Estimate_is_the_jaccard_index_but_for_chance()
    {
        var random = new Random(3);
        foreach (var common in new[] { 0, 20, 50, 80, 100 })
        {
            var shared = Numbers(random, common);
            uint[] first = [.. shared, .. Numbers(random, 100 - common)],
                second = [.. shared, .. Numbers(random, 100 - common)];
            Array.Sort(first);
            Array.Sort(second);
            var exact = MinHash.Jaccard(first, second);

            Assert.Equal(common / (200.0 - common), exact, 9);
            Assert.Equal(exact, MinHash.Estimate(MinHash.Of(first), MinHash.Of(second)), .15);
        }
    }

    [Fact]
    public void Banding_finds_what_all_pairs_would()
    {
        var random = new Random(4);
        var sketches = new List<Sketch>();
        for (var group = 0; group < 60; group++)
        {
            var common = Numbers(random, 60);
            for (var i = 0; i < 4; i++)
            {
                uint[] text = [.. common, .. Numbers(random, random.Next(40))];
                Array.Sort(text);
                sketches.Add(new(0, MinHash.Of(text), text));
            }
        }

        var all = new DisjointSets(sketches.Count);
        for (var i = 0; i < sketches.Count; i++)
        for (var j = 0; j < i; j++)
            if (NearDuplicates.AreNear(sketches[i], sketches[j]))
                all.Join(i, j);
        var found = NearDuplicates.Of(sketches).Sets().Count;
        Assert.InRange(found, all.Sets().Count, all.Sets().Count + 3);
    }

    private static uint[] Numbers(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => (uint)random.NextInt64(1L << 32))];

    private static IEnumerable<Sample> Questions(int count, string prompt, int from = 0) =>
        Enumerable
            .Range(from, count)
            .Select(i =>
            {
                var words = Enumerable.Range(0, 20).Select(k => Words[(i * 31 + k * k * 7) % 12] + (i * 13 + k) % 97);
                return new Sample($"s{i}", prompt + string.Join(' ', words), $"{i % 4}");
            });

    private static EquatableArray<Profile> Profiled(params (string Family, IEnumerable<Sample> Samples)[] families)
    {
        var budget = new SketchBudget();
        return SampleRepeats.Find([
            .. families.Select(family => Profiler.Run(family.Family, family.Samples, budget, CancellationToken.None)),
        ]);
    }
}
