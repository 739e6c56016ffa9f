using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>The agent has less time than people took: whoever works as they do is cut off.</summary>
internal static class TSK5011HumanCap
{
    public static IEnumerable<Finding> Check(FamilyFacts facts)
    {
        var family = facts.Family;
        // Of several kinds of people, the fastest.
        var fastest = family.HumanTimes.IsEmpty ? 0 : family.HumanTimes.Min(time => time.Minutes);
        if (family.Limits?.TimeSeconds is > 0 and var limit)
        {
            var tasks = family.Tasks.Where(task => task.TimeSeconds is null && 60 * task.HumanMinutes > limit).ToArray();
            var most = tasks.Select(task => task.HumanMinutes!.Value).Append(fastest).Max();
            if (60 * most > limit)
                yield return Below(facts, limit, most, tasks) with
                {
                    Edits = [Edit.Set(family.Type, "Limits", "TimeSeconds", Edit.Integer(Math.Min(int.MaxValue, Enough(most))))],
                };
        }

        var own = family.Tasks.Where(task => 60 * task.HumanMinutes > task.TimeSeconds && task.TimeSeconds > 0).ToArray();
        if (own.Length > 0)
            yield return Below(facts, own[0].TimeSeconds!.Value, own[0].HumanMinutes!.Value, own) with
            {
                Place = facts.At("Task", own[0].Id) with { Parameter = "TimeSeconds" },
            };
    }

    private static Finding Below(FamilyFacts facts, int limit, double minutes, EvalTask[] tasks)
    {
        var where = tasks.Length switch
        {
            0 => facts.Family.Id,
            1 => $"task {tasks[0].Id} of {facts.Family.Id}",
            _ => $"{Text.Count(tasks.Length)} tasks of {facts.Family.Id}, such as {tasks[0].Id}",
        };
        var enough = FormattableString.Invariant($"TimeSeconds = {Enough(minutes):0}");
        return facts.Finding(
            RuleBook.HumanCap,
            facts.At("Limits") with
            {
                Parameter = "TimeSeconds",
            },
            $"An agent has {Text.Count(limit)} s at {where}, where people take {minutes.ToString("0.##", CultureInfo.InvariantCulture)} minutes, {Text.Count(60 * minutes)} s:"
                + $" one that is as fast as they are is cut off and counts as unable. Set {enough}."
        ) with
        {
            Cause = "less time than people take",
            Remedy = enough,
        };
    }

    private static double Enough(double minutes) => RoundCounts.AtLeast(60 * minutes);
}
