using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>
/// What results are called: each by what its log calls model and task, and by those conditions that are not the same everywhere in the import. What
/// belongs to the model is said with it, what belongs to the asking is the variant, and the task keeps its name.
/// </summary>
internal static class ResultNames
{
    private const int Longest = 40;

    /// <summary>Names results, once there are no others.</summary>
    public static void Settle(IReadOnlyList<LoggedResult> all)
    {
        foreach (var of in all)
            of.Settle();
        foreach (var same in all.GroupBy(of => (of.Conditions.Runner, of.Model)))
            Label([.. same], IsOfModel, (of, parts) => of.ModelName = Model(of.Model, parts));
        foreach (var same in all.GroupBy(of => (of.Conditions.Runner, of.Task, of.Variant)))
            Label(
                [.. same],
                kind => !IsOfModel(kind) && kind != ConditionKind.Metric,
                (of, parts) => of.VariantName = Variant(of, parts)
            );
        foreach (var same in all.GroupBy(of => (of.Conditions.Runner, of.Task, of.Metric)))
            Label(
                [.. same],
                kind => kind == ConditionKind.Metric,
                (of, parts) => of.MetricName = parts.Count == 0 ? of.Metric : $"{of.Metric}[{string.Join(',', parts)}]",
                name => Parameter(same.Key.Metric, name)
            );
        var groups = new Dictionary<(string?, string, string, string?, string?, string), int>();
        foreach (var of in all)
            of.Group = Numbered(groups, (of.Conditions.Runner, of.Model, of.Task, of.Variant, of.Version, of.Key));
        KeepApart(all);
        foreach (var of in all)
            of.AttemptKey = FormattableString.Invariant($"{of.Group}\u0001{of.MetricName}");
    }

    /// <summary>Whether a kind of condition belongs to the model, not to how it is asked.</summary>
    public static bool IsOfModel(ConditionKind kind) =>
        kind is ConditionKind.Revision or ConditionKind.ModelArgument or ConditionKind.Provider or ConditionKind.Column;

    /// <summary>What a condition <c>metric.parameter</c> is of a metric, or of the one before its filter; null where it is of another.</summary>
    private static string? Parameter(string metric, string name) =>
        name.StartsWith(metric + ".", StringComparison.Ordinal) ? name[(metric.Length + 1)..]
        : metric.Split(',', 2) is [var plain, _] && name.StartsWith(plain + ".", StringComparison.Ordinal)
            ? name[(plain.Length + 1)..]
        : null;

    /// <summary>Names results that are called alike by the members in which they differ.</summary>
    private static void Label(
        LoggedResult[] same,
        Func<ConditionKind, bool> kinds,
        Action<LoggedResult, IReadOnlyList<string>> name,
        Func<string, string?>? member = null
    )
    {
        // Most results share their conditions with others, such as the other metrics of one log.
        var own = new Dictionary<(Conditions, string?), Dictionary<(ConditionKind Kind, string Name), string>>();
        var members = Array.ConvertAll(
            same,
            of =>
            {
                if (!own.TryGetValue((of.Conditions, of.Version), out var known))
                    own[(of.Conditions, of.Version)] = known = Members(of, kinds, member);
                return known;
            }
        );
        var first = members[0];
        (ConditionKind, string)[] differing =
        [
            .. own
                .Values.SelectMany(each => each.Keys)
                .Distinct()
                .Where(key => own.Values.Any(each => each.GetValueOrDefault(key) != first.GetValueOrDefault(key)))
                .Order(ConditionOrder.Ordinal),
        ];
        foreach (var (of, each) in same.Zip(members))
            name(of, [.. differing.Where(each.ContainsKey).Select(key => Part(key, each[key]))]);
    }

    private static Dictionary<(ConditionKind Kind, string Name), string> Members(
        LoggedResult of,
        Func<ConditionKind, bool> kinds,
        Func<string, string?>? member
    )
    {
        var own = new Dictionary<(ConditionKind, string), string>();
        foreach (var ((kind, name), value) in of.Conditions.Members)
        {
            // What is said of the metric under its filter sorts first, and holds.
            if (kinds(kind) && (member is null ? name : member(name)) is { } called)
                own.TryAdd((kind, called), value);
        }

        if (kinds(ConditionKind.Version) && of.Version is { } version)
            own[(ConditionKind.Version, "")] = version;
        return own;
    }

    private static string Part((ConditionKind Kind, string Name) member, string value)
    {
        var shown = Shown(value);
        return member.Kind switch
        {
            ConditionKind.Revision => $"@{shown}",
            ConditionKind.Shots => $"{shown}-shot",
            ConditionKind.Version => $"version={shown}",
            _ => $"{(member.Name.Length > 0 ? member.Name : member.Kind.ToString().ToLowerInvariant())}={shown}",
        };
    }

    // Long values, such as a whole prompt, are told apart by a few digits.
    internal static string Shown(string value) => value.Length <= Longest && !value.Any(char.IsControl) ? value : Digest(value);

    private static string Digest(string value) => "#" + ConditionText.Digest(value);

    private static string Model(string model, IReadOnlyList<string> parts)
    {
        var revision = parts.FirstOrDefault(part => part[0] == '@');
        string[] others = [.. parts.Where(part => part != revision)];
        return $"{model}{revision}{(others.Length == 0 ? "" : $"[{string.Join(',', others)}]")}";
    }

    private static string? Variant(LoggedResult of, IReadOnlyList<string> parts) =>
        parts.Count == 0 ? of.Variant
        : of.Variant is null ? string.Join(',', parts)
        : $"{of.Variant},{string.Join(',', parts)}";

    /// <summary>What is still called alike and is not the same came from different runners, or differs in what the name does not show.</summary>
    private static void KeepApart(IReadOnlyList<LoggedResult> all)
    {
        foreach (var same in all.GroupBy(of => (of.ModelName, of.Task, of.VariantName)).Select(same => same.ToArray()).ToArray())
        {
            var stating = same.Where(of => !of.IsUnstated).Select(of => of.Group).Distinct().ToArray();
            if (stating.Length < 2)
            {
                foreach (var of in same)
                    of.Group = stating.Length == 1 ? stating[0] : same[0].Group;
                continue;
            }

            var groups = same.GroupBy(of => of.Conditions.Runner ?? "", of => of.Group)
                .ToDictionary(runner => runner.Key, runner => runner.Distinct().Count(), StringComparer.Ordinal);
            foreach (var of in same)
            {
                var runner = of.Conditions.Runner ?? "";
                string[] parts =
                [
                    .. groups.Count > 1 ? [$"runner={runner}"] : Array.Empty<string>(),
                    .. groups[runner] > 1 ? [Digest(of.Key + of.Model + of.Version)] : Array.Empty<string>(),
                ];
                var part = string.Join(',', parts);
                of.VariantName = of.VariantName is { } variant ? $"{variant},{part}" : part;
            }
        }
    }

    private static int Numbered<TKey>(Dictionary<TKey, int> numbers, TKey key)
        where TKey : notnull
    {
        if (!numbers.TryGetValue(key, out var number))
            numbers[key] = number = numbers.Count;
        return number;
    }
}
