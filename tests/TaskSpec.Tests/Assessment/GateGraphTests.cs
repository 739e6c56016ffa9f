using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Catalogs;
using static TaskSpec.Tests.Assessments.Declared;

namespace TaskSpec.Tests.Assessments;

/// <summary>Random graphs of steps, gates, alternatives and retries.</summary>
public class GateGraphTests
{
    private static readonly MetricUse[] Readers = [Edit, Likelihood, Edit with { Floor = .25 }];

    [Fact]
    public void Output_decided_by_a_gate_never_tells_more_than_exact_match() =>
        Prop.ForAll(
                Graphs,
                graph =>
                {
                    var family = Family("g", graph.Items, Exact) with { Steps = graph.Steps };
                    var exact = Assess(family).Forecast!.Error;
                    return Readers.All(reader =>
                        Assess(family with { Records = [reader] }).Forecast!.Error >= exact * (1 - 1e-9)
                    );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Every_metric_of_decided_output_is_named() =>
        Prop.ForAll(
                Graphs,
                graph =>
                    Findings(Family("g", graph.Items, Exact, Edit) with { Steps = graph.Steps })
                        .Any(finding => finding.Rule.Id == "TSK2003")
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Any_graph_at_all_is_assessed_to_finite_figures() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<int>(),
                seed =>
                {
                    var family = Family("g", 50, Exact, Edit) with { Steps = Wild(new Random(seed)) };
                    var forecast = Assess(family).Forecast!;
                    return forecast.Error is >= 0 and <= .5 && forecast.Excess >= 0 && forecast.EffectiveTasks is >= 1 and <= 50;
                }
            )
            .QuickCheckThrowOnFailure();

    // A chain of steps before the tool, some of them gates themselves, then the call and its copied output.
    private static Arbitrary<(EquatableArray<StepInfo> Steps, int Items)> Graphs =>
        (
            from before in Gen.Choose(0, 4)
            from tokens in Gen.Choose(1, 200)
            from length in Gen.Choose(1, 300)
            from retries in Gen.Choose(0, 5)
            from items in Gen.Elements(10, 100, 1000)
            from gated in Gen.Choose(0, 1)
            select (Decided(before, tokens, length, retries, gated == 1), items)
        ).ToArbitrary();

    private static EquatableArray<StepInfo> Decided(int before, int tokens, int length, int retries, bool gated)
    {
        var call = new ToolCall("python") { Need = Need.Essential, Retries = retries };
        var steps = Enumerable
            .Range(0, before)
            .Select(i => new StepInfo($"s{i}", $"T.S{i}")
            {
                Across = Transfer.Distinct,
                After = i > 0 ? [$"s{i - 1}"] : [],
                Calls = gated ? [call] : [],
            })
            .ToList();
        steps.Add(
            new("call", "T.Call")
            {
                Tokens = tokens,
                Across = Transfer.Distinct,
                After = before > 0 ? [$"s{before - 1}"] : [],
                Calls = [call],
            }
        );
        steps.Add(
            new("out", "T.Out")
            {
                Tokens = length,
                Across = Transfer.Distinct,
                After = ["call"],
                OutputOf = "python",
            }
        );
        return steps.ToEquatableArray();
    }

    // Anything that can be typed: cycles, steps after themselves, references to nothing, unknown tools.
    private static EquatableArray<StepInfo> Wild(Random random)
    {
        var count = random.Next(0, 7);
        return Enumerable.Range(0, count).Select(i => Step(i)).ToEquatableArray();

        string Any() => $"s{random.Next(0, count + 1)}";

        StepInfo Step(int i) =>
            new($"s{i}", $"T.S{i}")
            {
                Tokens = random.Next(4) == 0 ? null : random.Next(0, 100_000),
                Requirement = (Requirement)random.Next(4),
                Across = random.Next(2) == 0 ? null : (Transfer)random.Next(4),
                Optional = random.Next(3) == 0,
                OneExecution = random.Next(3) == 0,
                After = random.Next(3) == 0 ? [] : [Any(), Any()],
                InsteadOf = random.Next(4) == 0 ? [Any()] : [],
                Calls = random.Next(2) == 0 ? [] : [new(random.Next(2) == 0 ? "python" : "none") { Need = (Need)random.Next(4) }],
                OutputOf = random.Next(3) == 0 ? "python" : null,
                Records = random.Next(3) == 0 ? [Edit, Likelihood] : [],
            };
    }
}
