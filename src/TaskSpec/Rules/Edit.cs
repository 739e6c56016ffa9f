using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A mechanical remedy: an attribute of a class, or one argument of it, is set, added or taken away.</summary>
/// <remarks>A fix carries it out and computes nothing itself, so that what an editor offers is what <c>taskspec check</c> would advise.</remarks>
/// <param name="Title">What it does, as an editor offers it: "Set Attempts = 5".</param>
/// <param name="On">The full metadata name of the class; null is the assembly.</param>
/// <param name="Attribute">The attribute's name without its suffix, such as Limits.</param>
public sealed record Edit(string Title, string? On, string Attribute)
{
    // What attributes take first, without a name, and whether they cannot do without more; of those that edits set it in.
    private static readonly IReadOnlyDictionary<string, (string Name, bool HasMore)> First = new Dictionary<
        string,
        (string, bool)
    >
    {
        ["Choices"] = ("Count", false),
        ["Correlates"] = ("Phi", false),
        ["Samples"] = ("Count", false),
        ["ScalingPlan"] = ("FromFlop", true),
        ["Suite"] = ("Id", false),
        ["Task"] = ("Id", false),
        ["TaskFamily"] = ("Id", false),
        ["Variant"] = ("Id", true),
    };

    // The attributes that say of what type they speak.
    private static readonly string[] OfType =
    [
        "After",
        "Calls",
        "Correlates",
        "HasStep",
        "Headline",
        "InsteadOf",
        "Needs",
        "OutputOf",
        "Records",
    ];

    /// <summary>The attribute's type argument by its full metadata name, or its first argument: tells attributes of one name apart.</summary>
    public string? Of { get; init; }

    /// <summary>The argument, as the attribute's property is called; null is the whole attribute.</summary>
    public string? Argument { get; init; }

    /// <summary>The argument's present number as text, which tells attributes of one name apart too.</summary>
    public string? Old { get; init; }

    /// <summary>The argument's value as C#, names in whole (<c>global::TaskSpec.Transfer.Distinct</c>); null takes it away.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the whole attribute goes.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>What it is called where edits of several attributes are one remedy, made together in a whole solution; null where its attribute and argument say.</summary>
    public string? Kind { get; init; }

    /// <summary>Whether a forecast is behind it, and its title says what it brings.</summary>
    public bool HasForecast { get; init; }

    /// <summary>Which of the finding's edits it is, from 0. A gap is one that another finding of the declaration has.</summary>
    public int Number { get; init; }

    /// <summary>Sets an argument, with its attribute where the class has none.</summary>
    public static Edit Set(string? on, string attribute, string argument, string value, string? of = null) =>
        new($"Set {Written(attribute, argument, value, of)}{Whom(" on ", on)}", on, attribute)
        {
            Of = of,
            Argument = argument,
            Value = value,
        };

    /// <summary>Records a metric on a family or a step.</summary>
    public static Edit Record(string metric, string on) =>
        new($"Record {Text.Name(metric)} on {Text.Name(on)}", on, "Records") { Of = metric };

    /// <summary>Records a metric for a family's forecast, which becomes so much narrower.</summary>
    public static Edit Record(string metric, string on, string family, double error, double narrower)
    {
        var (from, to) = (Text.Error(error), Text.Error(narrower));
        if (from == to)
            (from, to) = ("±" + Text.Points(error), "±" + Text.Points(narrower));
        return Record(metric, on) with
        {
            Title = $"Record {Text.Name(metric)}{(on == family ? "" : Whom(" on ", on))}: {from} → {to}",
            HasForecast = true,
        };
    }

    /// <summary>Adds an attribute that is nothing but its type argument.</summary>
    public static Edit Add(string attribute, string of, string on) =>
        new($"Add [{attribute}<{Text.Name(of)}>]{Whom(" to ", on)}", on, attribute) { Of = of };

    /// <summary>Takes an attribute away.</summary>
    public static Edit Remove(string? on, string attribute, string? of = null) =>
        new($"Remove [{attribute}{Type(attribute, of)}]{Whom(" from ", on)}", on, attribute) { Of = of, IsRemoval = true };

    /// <summary>Takes an argument away.</summary>
    public static Edit Remove(string? on, string attribute, string argument, string? of) =>
        new($"Remove {argument}{Whom(" from ", on)}", on, attribute) { Of = of, Argument = argument };

    /// <summary>A declaration's findings, of which no two have one edit: the gravest keeps it, then one that says what it brings, then the first.</summary>
    internal static IEnumerable<Finding> Once(IEnumerable<Finding> findings)
    {
        var all = findings.ToArray();
        var seen = new HashSet<(string?, string, string?, string?, string?, string?, bool)>();
        var order = Enumerable
            .Range(0, all.Length)
            .OrderByDescending(index => all[index].Rule.Severity)
            .ThenByDescending(index => all[index].Edits.Any(edit => edit.HasForecast));
        foreach (var index in order)
            all[index] = all[index] with
            {
                Edits = all[index]
                    .Edits.Select((edit, number) => edit with { Number = number })
                    .Where(edit =>
                        seen.Add((edit.On, edit.Attribute, edit.Of, edit.Argument, edit.Old, edit.Value, edit.IsRemoval))
                    )
                    .ToEquatableArray(),
            };
        return all;
    }

    /// <summary>An integer as people write it: 20_000.</summary>
    public static string Integer(double number) =>
        Math.Round(number).ToString("#,0", System.Globalization.CultureInfo.InvariantCulture).Replace(",", "_");

    // As it will stand in the code: what the constructor takes first has no name there.
    private static string Written(string attribute, string argument, string value, string? of)
    {
        var shown = value.Replace("global::TaskSpec.", "");
        if (First.TryGetValue(attribute, out var first) && first.Name == argument)
            return $"{attribute}{Type(attribute, of)}({shown}{(first.HasMore ? ", …" : "")})";
        return $"{argument} = {shown}{(Type(attribute, of).Length == 0 ? "" : $" of {Text.Name(of!)}")}";
    }

    // Others are told apart by a first argument that is a text or a number.
    private static string Type(string attribute, string? of) =>
        of is not null && OfType.Contains(attribute) ? $"<{Text.Name(of)}>" : "";

    private static string Whom(string word, string? on) => on is null ? "" : word + Text.Name(on);
}
