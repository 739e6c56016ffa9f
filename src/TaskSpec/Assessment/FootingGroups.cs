using TaskSpec.Catalogs;

namespace TaskSpec.Assessments;

/// <summary>Families by what they stand on. All pairs of two groups are alike, so that a thousand equal families cost as much as one.</summary>
/// <remarks>An inverted index over steps and skills: groups with nothing in common are never looked at.</remarks>
internal sealed class FootingGroups
{
    private readonly List<Footing> footings = [];
    private readonly List<List<int>> members = [];
    private readonly int[] groupOf;

    // Who asks for more than these will ask for all.
    private const int Few = 16;

    private int asked;
    private readonly Lazy<Dictionary<(bool IsSkill, string Key), List<int>>> users;
    private readonly Lazy<IReadOnlyList<(int Group, Common Common)>[]> neighbours;

    /// <summary>Groups families, which are told by their positions.</summary>
    public FootingGroups(IReadOnlyList<Footing> families)
    {
        groupOf = new int[families.Count];
        var known = new Dictionary<Footing, int>();
        for (var family = 0; family < groupOf.Length; family++)
        {
            if (!known.TryGetValue(families[family], out var group))
            {
                known[families[family]] = group = footings.Count;
                footings.Add(families[family]);
                members.Add([]);
            }

            groupOf[family] = group;
            members[group].Add(family);
        }

        users = new(FindUsers);
        neighbours = new(FindNeighbours);
    }

    /// <summary>How many groups there are.</summary>
    public int Count => members.Count;

    /// <summary>The families of a group, by rising position.</summary>
    public IReadOnlyList<int> Members(int group) => members[group];

    /// <summary>The group of a family.</summary>
    public int GroupOf(int family) => groupOf[family];

    /// <summary>The groups that have something in common with a group, itself among them if its families have.</summary>
    public IReadOnlyList<(int Group, Common Common)> Neighbours(int group) => neighbours.Value[group];

    /// <summary>The same of one group alone: of a thousand that somebody asks of one, the others need not be known.</summary>
    public IEnumerable<(int Group, Common Common)> NeighboursOfOne(int group) =>
        neighbours.IsValueCreated || Interlocked.Increment(ref asked) > Few
            ? Neighbours(group)
            : KeysOf(footings[group])
                .SelectMany(key => users.Value[key])
                .Distinct()
                .Select(other =>
                    (other, group < other ? footings[group].With(footings[other]) : footings[other].With(footings[group]))
                );

    /// <summary>What two families have in common.</summary>
    public Common Between(int first, int second) => FootingOf(first).With(FootingOf(second));

    /// <summary>Whether two families share a step or a skill at all.</summary>
    public bool AreNeighbours(int first, int second) => Steps(first, second).Any() || Skills(first, second).Any();

    /// <summary>The steps that two families both have.</summary>
    public IEnumerable<Part> Steps(int first, int second) =>
        Footing.Both(FootingOf(first).Steps, FootingOf(second).Steps).Select(both => both.Own);

    /// <summary>The correlation that their common steps alone make, null where there are none, and each of their common skills.</summary>
    public (double? Steps, IEnumerable<(Part Skill, double Phi)> Skills) Alone(int first, int second)
    {
        var (own, other) = (FootingOf(first), FootingOf(second));
        double? steps = Steps(first, second).Any() ? (own with { Skills = [] }).With(other).Phi : null;
        return (
            steps,
            Skills(first, second).Select(skill => (skill, (own with { Steps = [], Skills = [skill] }).With(other).Phi))
        );
    }

    private IEnumerable<Part> Skills(int first, int second) =>
        Footing.Both(FootingOf(first).Skills, FootingOf(second).Skills).Select(both => both.Own);

    private Footing FootingOf(int family) => footings[groupOf[family]];

    private Dictionary<(bool, string), List<int>> FindUsers()
    {
        var users = new Dictionary<(bool IsSkill, string Key), List<int>>();
        for (var group = 0; group < Count; group++)
        {
            foreach (var key in KeysOf(footings[group]))
            {
                if (!users.TryGetValue(key, out var list))
                    users[key] = list = [];
                list.Add(group);
            }
        }

        return users;
    }

    private IReadOnlyList<(int, Common)>[] FindNeighbours()
    {
        var found = new List<(int, Common)>[Count];
        for (var group = 0; group < Count; group++)
            found[group] = [];
        var seenFor = Enumerable.Repeat(-1, Count).ToArray();
        for (var group = 0; group < Count; group++)
        {
            foreach (var other in KeysOf(footings[group]).SelectMany(key => users.Value[key]))
            {
                if (other < group || seenFor[other] == group)
                    continue;
                seenFor[other] = group;
                var common = footings[group].With(footings[other]);
                found[group].Add((other, common));
                if (other != group)
                    found[other].Add((group, common));
            }
        }

        return found;
    }

    private static IEnumerable<(bool, string)> KeysOf(Footing footing) =>
        footing.Steps.Select(part => (false, part.Key)).Concat(footing.Skills.Select(part => (true, part.Key)));
}
