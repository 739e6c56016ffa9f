using TaskSpec.Catalogs;

namespace TaskSpec.Testing.Catalogs;

/// <summary>
/// Makes catalogs of any size that share as suites do: a step that all families have, one of every tenth, one of every fiftieth, skills,
/// tools, samples of the next family, and a declared pair here and there. No two families stand on quite the same.
/// </summary>
public static class SharingCatalog
{
    private const int FamiliesOfSuite = 100;

    /// <summary>A catalog, the same one for the same numbers.</summary>
    public static Catalog Of(int families, int tasks) =>
        SyntheticCatalog.Of(families, tasks) with
        {
            Families = SyntheticCatalog
                .Of(families, tasks)
                .Families.Select((family, i) => Share(family, i, families))
                .ToEquatableArray(),
            Skills =
            [
                .. Enumerable
                    .Range(0, 30)
                    .Select(i => new SkillInfo($"Sharing.Skill{i:00}", null) { Across = i % 3 == 0 ? null : Transfer.Similar }),
            ],
        };

    private static Family Share(Family family, int i, int families) =>
        family with
        {
            Suite = $"suite-{i / FamiliesOfSuite:000}",
            Samples = null,
            Tasks = family.Tasks.Select(task => task with { Samples = null, Weight = 1 + i % 3 }).ToEquatableArray(),
            Difficulty = i % 4 == 0 ? new(Math.Pow(10, 19 + i % 5), .5) { SpreadDecades = .25 * (i % 3) } : null,
            Correlations = i % 100 == 7 && i + 50 < families ? [new($"family-{i + 50:0000}", .3)] : [],
            Needs = [$"Sharing.Skill{i % 30:00}", $"Sharing.Skill{i % 7:00}"],
            Steps =
            [
                Step("read", "Sharing.Read", 20 + i % 9, shared: true),
                Step("tenth", $"Sharing.Tenth{i % 10}", 30 + i % 11, shared: true),
                Step("fiftieth", $"Sharing.Fiftieth{i % 50:00}", 40 + i % 13, shared: true) with
                {
                    Calls = [new("python") { Need = Need.Helpful }],
                },
                Step("own", $"Sharing.Family{i:0000}+Own", 50 + i % 101, shared: false),
            ],
            Profile = new(family.Id)
            {
                Samples = family.Tasks.Count,
                Distinct = family.Tasks.Count - i % 3,
                SharedSamples =
                    i % 20 == 3 && i + 1 < families ? [new($"family-{i + 1:0000}", Math.Max(1, family.Tasks.Count / 4))] : [],
            },
        };

    private static StepInfo Step(string id, string type, int tokens, bool shared) =>
        new(id, type)
        {
            Tokens = tokens,
            Across = Transfer.Similar,
            Shared = shared ? true : null,
        };
}
