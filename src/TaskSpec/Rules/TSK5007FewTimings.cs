using System.Globalization;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A human time comes from fewer than three people, and nothing says how uncertain it is.</summary>
internal static class TSK5007FewTimings
{
    private const int Enough = 3;

    // METR's baselines: one person's time is within about this factor of what people usually take.
    private const double OnePerson = 3;

    public static IEnumerable<Finding> Check(FamilyFacts facts) => OfFamily(facts).Concat(OfTasks(facts));

    private static IEnumerable<Finding> OfFamily(FamilyFacts facts) =>
        from time in facts.Family.HumanTimes
        let people = time.N ?? 0
        where people is > 0 and < Enough && time is { Source: HumanSource.Baseline, Factor: null }
        let minutes = Shown(time.Minutes)
        let factor = FactorOf(people)
        select facts.Finding(
            RuleBook.FewTimings,
            facts.At("HumanTime") with
            {
                Parameter = "Minutes",
                Value = ValueRange.Shown(time.Minutes),
            },
            $"The {minutes} minutes of {facts.Family.Id} are the time of {People(people)}, right within a factor of about {Shown(factor)}:"
                + $" people may as well take {Rounded(time.Minutes / factor)} or {Rounded(time.Minutes * factor)}."
                + $" Time {Enough} people or more, or declare Factor = {Shown(factor)}."
        ) with
        {
            Cause = "few people timed",
            Remedy = $"time {Enough} people",
        };

    // A task has no place for a factor.
    private static IEnumerable<Finding> OfTasks(FamilyFacts facts)
    {
        var tasks = facts
            .Family.Tasks.Where(task =>
                task is { HumanMinutes: > 0, HumanN: > 0 and < Enough, HumanSource: null or HumanSource.Baseline }
            )
            .ToArray();
        if (tasks.Length == 0)
            yield break;
        var (first, others) = (tasks[0], tasks.Length - 1);
        var more = others == 0 ? "" : $", and so {(others == 1 ? "is that" : "are those")} of {Text.Count(others)} more";
        yield return facts.Finding(
            RuleBook.FewTimings,
            facts.At("Task", first.Id) with
            {
                Parameter = "HumanN",
            },
            $"The {Shown(first.HumanMinutes!.Value)} minutes of task {first.Id} of {facts.Family.Id} are the time of {People(first.HumanN!.Value)}{more}:"
                + $" right within a factor of about {Shown(FactorOf(first.HumanN.Value))} each. Time {Enough} people or more."
        ) with
        {
            Cause = "few people timed",
            Remedy = $"time {Enough} people",
        };
    }

    // The geometric mean of n times that spread by the factor of one.
    private static double FactorOf(int people) => Math.Round(Math.Pow(OnePerson, 1 / Math.Sqrt(people)), 1);

    private static string People(int number) => number == 1 ? "one person" : "two people";

    private static string Shown(double number) => number.ToString("R", CultureInfo.InvariantCulture);

    private static string Rounded(double minutes) =>
        minutes.ToString(minutes < 10 ? "0.##" : "#,0", CultureInfo.InvariantCulture);
}
