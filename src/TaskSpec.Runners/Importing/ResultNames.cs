using System.Security.Cryptography;
using System.Text;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>
/// What results are called: each by what its log calls model and task, and by those conditions that are not the same everywhere in the import. What
/// belongs to the model is said with it, what belongs to the asking is the variant, and the task keeps its name.
/// </summary>
internal sealed class ResultNames
{
    private const int Longest = 40;
    private readonly Dictionary<Stated, int> places = [];
    private readonly List<Stated> all = [];
    private readonly Dictionary<(int, string), string> metrics = [];
    private readonly HashSet<(Stated Of, string Metric)> measured = [];
    private string[] models = [];
    private string?[] variants = [];
    private int[] groups = [];
    private int last = -1;

    /// <summary>Takes down that there is such a result.</summary>
    public void See(SampleRow row) => measured.Add((all[PlaceOf(row)], row.Metric));

    /// <summary>Names all, once there are no others.</summary>
    public void Settle()
    {
        models = new string[all.Count];
        variants = new string?[all.Count];
        foreach (var same in Within(of => (of.Conditions.Runner, of.Model)))
            Label(same, IsOfModel, (of, parts) => models[places[of]] = Model(of.Model, parts));
        foreach (var same in Within(of => (of.Conditions.Runner, of.Task, of.Variant)))
            Label(
                same,
                kind => !IsOfModel(kind) && kind != ConditionKind.Metric,
                (of, parts) => variants[places[of]] = Variant(of, parts)
            );
        var keys = new Dictionary<(string?, string, string, string?, string?, string), int>();
        groups = [.. all.Select(of => Numbered(keys, (of.Conditions.Runner, of.Model, of.Task, of.Variant, of.Version, of.Key)))];
        KeepApart();
        foreach (var same in measured.GroupBy(one => (one.Of.Conditions.Runner, one.Of.Task, one.Metric)))
            Label(
                [.. same.Select(one => one.Of)],
                kind => kind == ConditionKind.Metric,
                (of, parts) =>
                    metrics[(places[of], same.Key.Metric)] =
                        parts.Count == 0 ? same.Key.Metric : $"{same.Key.Metric}[{string.Join(',', parts)}]",
                name =>
                    Base(same.Key.Metric) is var metric && name.StartsWith(metric + ".", StringComparison.Ordinal)
                        ? name[(metric.Length + 1)..]
                        : null
            );
    }

    /// <summary>What a row is of: rows of one number are of one result, whatever its metric; null where no log has such a row.</summary>
    public int? GroupOf(SampleRow row) => PlaceOf(row) is var place && place < groups.Length ? groups[place] : null;

    /// <summary>A row under its names.</summary>
    public SampleRow Named(SampleRow row)
    {
        var place = PlaceOf(row);
        return row with { Model = models[place], Variant = variants[place], Metric = metrics[(place, row.Metric)] };
    }

    /// <summary>Whether a kind of condition belongs to the model, not to how it is asked.</summary>
    public static bool IsOfModel(ConditionKind kind) =>
        kind is ConditionKind.Revision or ConditionKind.ModelArgument or ConditionKind.Provider or ConditionKind.Column;

    private static string Base(string metric) => metric.Split(',', 2)[0];

    private int PlaceOf(SampleRow row)
    {
        var of = new Stated(row.Model, row.Task, row.Variant, row.Version, row.Conditions!);
        if (last >= 0 && all[last] == of)
            return last;
        if (!places.TryGetValue(of, out last))
        {
            places[of] = last = all.Count;
            all.Add(of);
        }

        return last;
    }

    private IEnumerable<Stated[]> Within<TKey>(Func<Stated, TKey> key) => all.GroupBy(key).Select(same => same.ToArray());

    /// <summary>Names results that are called alike by the members in which they differ.</summary>
    private static void Label(
        IReadOnlyList<Stated> same,
        Func<ConditionKind, bool> kinds,
        Action<Stated, IReadOnlyList<string>> name,
        Func<string, string?>? member = null
    )
    {
        var members = same.Select(of => Members(of, kinds, member)).ToArray();
        (ConditionKind, string)[] differing =
        [
            .. members
                .SelectMany(own => own.Keys)
                .Distinct()
                .Where(key => members.Any(own => own.GetValueOrDefault(key) != members[0].GetValueOrDefault(key)))
                .Order(),
        ];
        foreach (var (of, own) in same.Zip(members))
            name(of, [.. differing.Where(own.ContainsKey).Select(key => Part(key, own[key]))]);
    }

    private static Dictionary<(ConditionKind Kind, string Name), string> Members(
        Stated of,
        Func<ConditionKind, bool> kinds,
        Func<string, string?>? member
    )
    {
        var own = new Dictionary<(ConditionKind, string), string>();
        foreach (var ((kind, name), value) in of.Conditions.Members)
        {
            if (kinds(kind) && (member is null ? name : member(name)) is { } called)
                own[(kind, called)] = value;
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
            ConditionKind.Prompt when member.Name.Length == 0 => shown,
            _ => $"{(member.Name.Length > 0 ? member.Name : member.Kind.ToString().ToLowerInvariant())}={shown}",
        };
    }

    // Long values, such as a whole prompt, are told apart by a few digits.
    private static string Shown(string value) =>
        value.Length <= Longest && !value.Any(char.IsControl) ? value : $"{Digest(value)}";

    private static string Digest(string value) =>
        "#" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(value)))[..8];

    private static string Model(string model, IReadOnlyList<string> parts)
    {
        var revision = parts.FirstOrDefault(part => part[0] == '@');
        string[] others = [.. parts.Where(part => part != revision)];
        return $"{model}{revision}{(others.Length == 0 ? "" : $"[{string.Join(',', others)}]")}";
    }

    private static string? Variant(Stated of, IReadOnlyList<string> parts) =>
        parts.Count == 0 ? of.Variant
        : of.Variant is null ? string.Join(',', parts)
        : $"{of.Variant},{string.Join(',', parts)}";

    /// <summary>What is still called alike and is not the same came from different runners, or differs in what the name does not show.</summary>
    private void KeepApart()
    {
        foreach (
            var same in Enumerable
                .Range(0, all.Count)
                .GroupBy(place => (models[place], all[place].Task, variants[place]))
                .ToArray()
        )
        {
            // What states nothing, as a table of samples, is told apart from nothing.
            var stating = same.Where(place => all[place].Conditions.Members.Count > 0)
                .Select(place => groups[place])
                .Distinct()
                .ToArray();
            if (stating.Length < 2)
            {
                foreach (var place in same)
                    groups[place] = stating.Length == 1 ? stating[0] : groups[same.First()];
                continue;
            }

            var runners = same.Select(place => all[place].Conditions.Runner).Distinct().Count() > 1;
            foreach (var place in same)
            {
                var of = all[place];
                var part = runners ? $"runner={of.Conditions.Runner}" : Digest(of.Key + of.Model + of.Version);
                variants[place] = variants[place] is { } variant ? $"{variant},{part}" : part;
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

    /// <summary>What one log states of a result.</summary>
    private readonly record struct Stated(string Model, string Task, string? Variant, string? Version, Conditions Conditions)
    {
        public string Key => Conditions.Key(kind => kind != ConditionKind.Metric);
    }
}
