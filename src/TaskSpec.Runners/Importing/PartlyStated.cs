using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>
/// What only some logs say, such as those of a newer version of the runner. A default is the same as nothing said. What the runner finds out by itself
/// tells results apart where two logs say differently; where all that say it say the same, those that say nothing are taken to be of it.
/// </summary>
internal static class PartlyStated
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
        foreach (var same in stated.ToLookup(each => each.member.Key, each => (Of: each.of, each.member.Value)))
        {
            var (kind, name) = same.Key;
            string[] defaults = [.. same.Where(each => each.Of.IsDefault(kind, name)).Select(each => each.Value).Distinct()];
            var known = same.Select(each => each.Value).Distinct().Count() == 1 && same.All(each => each.Of.IsFound(kind, name));
            foreach (var (of, value) in same)
            {
                if (known || (defaults is [var one] && one == value && same.Count() < all.Length))
                    of.Disregard(kind, name);
            }
        }
    }
}
