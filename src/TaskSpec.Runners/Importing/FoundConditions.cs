using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>
/// What a runner finds out by itself, and what only some of its versions log, tells results apart where two logs say differently. Where all that say it
/// say the same, those that say nothing are taken to be of it.
/// </summary>
internal static class FoundConditions
{
    /// <summary>Disregards what tells nothing apart, once all logs are read.</summary>
    public static void Settle(IEnumerable<LoggedResult> all)
    {
        foreach (var model in all.GroupBy(of => (of.Conditions.Runner, of.Model, of.Conditions.Of(ConditionKind.Revision))))
            Settle([.. model.Select(of => of.Conditions).Distinct()], ResultNames.IsOfModel);
        foreach (var task in all.GroupBy(of => (of.Conditions.Runner, of.Task)))
            Settle([.. task.Select(of => of.Conditions).Distinct()], kind => !ResultNames.IsOfModel(kind));
    }

    private static void Settle(Conditions[] all, Func<ConditionKind, bool> kinds)
    {
        var stated = all.SelectMany(of => of.Members.Where(member => kinds(member.Key.Kind)).Select(member => (of, member)));
        foreach (var same in stated.GroupBy(each => each.member.Key).ToArray())
        {
            var found = same.Where(each => each.of.IsFound(same.Key.Kind, same.Key.Name)).ToArray();
            if (
                found.Length > 0
                && found.Length == same.Count()
                && same.Select(each => each.member.Value).Distinct().Count() == 1
            )
                foreach (var (of, _) in found)
                    of.Disregard(same.Key.Kind, same.Key.Name);
        }
    }
}
