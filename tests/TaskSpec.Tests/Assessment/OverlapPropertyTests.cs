using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Tests.Measurement;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>What holds of any catalog's overlap, on random catalogs that share steps, skills and samples.</summary>
public class OverlapPropertyTests
{
    private static readonly Gen<StepInfo> Steps =
        from name in Gen.Elements("p", "q", "r", "s", "t")
        from across in Gen.Elements<Transfer?>(Transfer.Same, Transfer.Similar, Transfer.Distinct, null)
        from needs in Gen.Elements<string?>("T.Carry", "T.Sort", null)
        from tokens in Gen.Elements(10, 30)
        select new StepInfo(name, "T." + name)
        {
            Tokens = tokens,
            Across = across,
            Needs = needs is null ? [] : [needs],
            Shared = true,
        };

    private static readonly Gen<Family> Families =
        from steps in Gen.ListOf(Steps, 3)
        from items in Gen.Elements(1, 7, 100)
        from needs in Gen.Elements<string?>("T.Carry", "T.Sort", null)
        from spread in Gen.Elements(0, .5)
        from weights in Gen.Elements(1.0, 2, 3)
        select Family("x", items, Exact) with
        {
            Steps = steps.DistinctBy(step => step.Id).ToEquatableArray(),
            Needs = needs is null ? [] : [needs],
            Difficulty = new(1e21, 1) { SpreadDecades = spread },
            Samples = null,
            Tasks = [.. Enumerable.Range(0, items).Select(i => new EvalTask($"t{i}") { Weight = 1 + i % weights })],
        };

    private static readonly Gen<Catalog> Catalogs =
        from families in Gen.ListOf(Families, 6)
        from same in Gen.Choose(0, 9)
        from phi in Gen.Elements<double?>(null, 0, .1, .6)
        select Named(families) is var named
            ? named with
            {
                Families =
                [
                    named.Families[0] with
                    {
                        Profile = new("f0") { SharedSamples = same == 0 ? [] : [new("f1", same)] },
                        Correlations = phi is { } declared ? [new("f2", declared)] : [],
                    },
                    .. named.Families.Skip(1),
                ],
            }
            : named;

    [Fact]
    public void Groups_add_up_to_what_all_pairs_do() =>
        Check(catalog =>
        {
            var overlaps = new Overlaps(catalog);
            var items = overlaps.Members.ToDictionary(member => member.Family.Id);
            var correlations = overlaps.Members.Sum(member => member.Items * member.Items / member.Effective);
            foreach (
                var pair in overlaps.Pairs.Where(pair => pair.Reasons.All(x => x.Kind is OverlapKind.Steps or OverlapKind.Skill))
            )
                correlations += 2 * items[pair.A].Items * items[pair.B].Items * pair.Phi;
            var plain = overlaps.Pairs.All(pair => pair.Reasons.All(x => x.Kind is OverlapKind.Steps or OverlapKind.Skill));
            var total = overlaps.Totals();
            return !plain || Math.Abs(total.Items * total.Items / correlations / total.Effective - 1) < 1e-5;
        });

    [Fact]
    public void Order_of_families_changes_nothing() =>
        Check(catalog =>
        {
            var turned = new Overlaps(catalog with { Families = [.. catalog.Families.Reverse()] });
            var overlaps = new Overlaps(catalog);
            return overlaps.Pairs.SequenceEqual(turned.Pairs)
                && Math.Abs(overlaps.Totals().Effective / turned.Totals().Effective - 1) < 1e-9
                && overlaps
                    .Clusters()
                    .Select(ids => string.Join(' ', ids))
                    .SequenceEqual(turned.Clusters().Select(ids => string.Join(' ', ids)));
        });

    [Fact]
    public void Items_are_worth_from_one_to_as_many_as_they_are() =>
        Check(catalog =>
        {
            var total = new Overlaps(catalog).Totals();
            double[] figures =
            [
                total.Effective,
                total.EffectiveWeighted,
                total.OfWeights,
                total.ParticipationRatio,
                total.EffectiveAttempts,
                total.EffectiveFamilies,
            ];
            return figures.All(figure => figure >= 1 - 1e-9 && figure <= total.Items + 1e-9)
                && total.ParticipationRatio >= total.Effective - 1e-9;
        });

    [Fact]
    public void Weights_have_no_unit() =>
        Check(catalog =>
        {
            var scaled = catalog with { Families = [.. catalog.Families.Select(Scaled)] };
            return Math.Abs(
                    new Overlaps(catalog).Totals().EffectiveWeighted / new Overlaps(scaled).Totals().EffectiveWeighted - 1
                ) < 1e-9;

            static Family Scaled(Family family) =>
                family with
                {
                    Tasks = [.. family.Tasks.Select(task => task with { Weight = 17 * task.Weight })],
                };
        });

    [Fact]
    public void Family_that_shares_nothing_adds_what_it_is_worth() =>
        Check(catalog =>
        {
            var more = catalog with { Families = [.. catalog.Families, Family("other", 50, Exact)] };
            return new Overlaps(more).Totals().EffectiveFamilies > new Overlaps(catalog).Totals().EffectiveFamilies;
        });

    [Fact]
    public void Strongest_pairs_are_the_first_of_all() =>
        Check(catalog =>
        {
            var all = new Overlaps(catalog).Strongest(int.MaxValue);
            return new Overlaps(catalog).Strongest(3).SequenceEqual(all.Take(3))
                && all.Count == new Overlaps(catalog).Count
                && all.Zip(all.Skip(1), (a, b) => a.Jaccard >= b.Jaccard).All(ordered => ordered);
        });

    /// <summary>Every step succeeds or fails once for a model, so that the variance of its mean score is that of T_eff coins.</summary>
    [Fact]
    public void Effective_number_is_that_of_simulated_suite_means()
    {
        string[][] families =
        [
            ["p", "q", "r"],
            ["q", "r", "s"],
            ["r", "t", "u"],
            ["v", "w", "x"],
        ];
        int[] items = [6, 3, 4, 5];
        var catalog = Catalog([
            .. families.Select(
                (steps, i) =>
                    Family($"f{i}", items[i], Exact) with
                    {
                        Steps = [.. steps.Select(Shared), new("own", $"T.Own{i}") { Tokens = 10, Across = Transfer.Distinct }],
                    }
            ),
        ]);
        var random = new Random(5);
        var pass = Math.Pow(2, -.25);
        double sum = 0,
            squares = 0;
        const int models = 40_000;
        for (var model = 0; model < models; model++)
        {
            var can = "pqrstuvwx".ToDictionary(step => $"{step}", _ => random.NextDouble() < pass);
            var passed = 0.0;
            for (var i = 0; i < families.Length; i++)
            {
                for (var item = 0; item < items[i]; item++)
                    passed += families[i].All(step => can[step]) && random.NextDouble() < pass ? 1 : 0;
            }

            sum += passed / items.Sum();
            squares += passed / items.Sum() * (passed / items.Sum());
        }

        var variance = squares / models - sum / models * (sum / models);
        Assert.Equal(.25 / variance, new Overlaps(catalog).Totals().Effective, .06);
    }

    private static StepInfo Shared(string id) =>
        new(id, "T." + id)
        {
            Tokens = 10,
            Across = Transfer.Same,
            Shared = true,
        };

    private static Catalog Named(IEnumerable<Family> families) =>
        Catalog([.. families.Select((family, i) => family with { Id = $"f{i}", Type = $"T.f{i}" })]) with
        {
            Skills = [new("T.Carry", null) { Across = Transfer.Similar }, new("T.Sort", null) { Across = Transfer.Same }],
        };

    private static void Check(Func<Catalog, bool> property) => Prop.ForAll(Arb.From(Catalogs), property).Check(Plans.Cases(200));
}
