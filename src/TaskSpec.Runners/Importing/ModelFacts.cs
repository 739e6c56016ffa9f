using System.Globalization;
using System.Text.RegularExpressions;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>What is known of models beside their logs: compute, size, training tokens, family and date, from a table that somebody writes once.</summary>
public sealed class ModelFacts
{
    /// <summary>The columns of the table.</summary>
    public const string Header = "model,flop,params,tokens,family,release_date";

    private readonly Dictionary<string, ModelFact> exact = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(Regex Pattern, ModelFact Fact)> patterns;
    private readonly Dictionary<(string, Conditions?), ModelFact?> found = [];
    private readonly IReadOnlyList<ModelFact> all;
    private readonly HashSet<ModelFact> used = [];
    private readonly SortedSet<string> withoutFlop = new(StringComparer.Ordinal);
    private readonly SortedSet<string> withFlop = new(StringComparer.Ordinal);
    private (string? Model, bool IsKnown) last;

    private ModelFacts(IReadOnlyList<ModelFact> facts)
    {
        all = facts;
        foreach (var fact in facts.Where(fact => !fact.Model.Contains('*')))
            exact[fact.Model] = fact;
        // Of several patterns the one that says most is meant.
        patterns =
        [
            .. facts
                .Where(fact => fact.Model.Contains('*'))
                .OrderByDescending(fact => fact.Model.Count(c => c != '*'))
                .Select(fact =>
                    (new Regex($"^{Regex.Escape(fact.Model).Replace(@"\*", ".*")}$", RegexOptions.NonBacktracking), fact)
                ),
        ];
    }

    /// <summary>Nothing.</summary>
    public static ModelFacts None => new([]);

    /// <summary>The table: a model, or a pattern in which <c>*</c> is any text, a row.</summary>
    public static Table<ModelFact> Table { get; } =
        new(
            "models",
            ["model"],
            [
                new("model", fact => fact.Model),
                new("flop", fact => fact.Flop),
                new("params", fact => fact.Params),
                new("tokens", fact => fact.Tokens),
                new("family", fact => fact.Family),
                new("release_date", fact => fact.ReleaseDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ],
            Reading,
            (fact, key) => key.Add(fact.Model)
        );

    /// <summary>Models whose training compute nobody says.</summary>
    public IReadOnlyCollection<string> WithoutFlop => [.. withoutFlop.Except(withFlop, StringComparer.Ordinal)];

    /// <summary>Models of the table that no result is of.</summary>
    public IReadOnlyList<string> Unused => [.. all.Where(fact => !used.Contains(fact)).Select(fact => fact.Model)];

    /// <summary>Reads a table.</summary>
    /// <exception cref="TableException">It is no such table.</exception>
    public static ModelFacts Read(string path) => new([.. TableReader.Read(Table, path)]);

    /// <summary>A row with what is known of its model: what the table says first, then what the log states, then 6ND.</summary>
    /// <remarks>6ND (Kaplan et al. 2020, 2.1): each of N parameters takes some 6 operations a token in training.</remarks>
    public SampleRow Of(SampleRow row)
    {
        var fact = FactOf(row);
        var stated = row.Conditions;
        var size = fact?.Params ?? row.Params ?? stated?.Params;
        var tokens = fact?.Tokens ?? row.Tokens ?? stated?.Tokens;
        var flop = fact?.Flop ?? row.Flop ?? stated?.Flop ?? 6 * size * tokens;
        // An aggregate may say less of its model than the samples beside it.
        if (!ReferenceEquals(last.Model, row.Model) || last.IsKnown != flop is not null)
            ((last = (row.Model, flop is not null)).IsKnown ? withFlop : withoutFlop).Add(row.Model);
        var family = fact?.Family ?? row.Family ?? stated?.Family;
        var released = fact?.ReleaseDate ?? row.ReleaseDate;
        return (family, flop, size, tokens, released) == (row.Family, row.Flop, row.Params, row.Tokens, row.ReleaseDate)
            ? row
            : row with
            {
                Family = family,
                Flop = flop,
                Params = size,
                Tokens = tokens,
                ReleaseDate = released,
            };
    }

    private ModelFact? FactOf(SampleRow row)
    {
        if (exact.Count == 0 && patterns.Count == 0)
            return null;
        if (!found.TryGetValue((row.Model, row.Conditions), out var fact))
        {
            string[] names = [.. NamesOf(row)];
            fact =
                names.Select(name => exact.GetValueOrDefault(name)).FirstOrDefault(known => known is not null)
                ?? patterns.FirstOrDefault(pattern => names.Any(pattern.Pattern.IsMatch)).Fact;
            found[(row.Model, row.Conditions)] = fact;
            if (fact is not null)
                used.Add(fact);
        }

        return fact;
    }

    /// <summary>
    /// What the table may call a model, what says most of it first: a revision has its own training, also where the import has no other and so does
    /// not name it. How a model is loaded or served changes nothing of its training.
    /// </summary>
    private static IEnumerable<string> NamesOf(SampleRow row)
    {
        var model = row.Model;
        var arguments = model.EndsWith(']') && model.IndexOf('[', StringComparison.Ordinal) is > 0 and var at ? model[at..] : "";
        var plain = model[..^arguments.Length];
        if (row.Conditions?.Of(ConditionKind.Revision) is { } revision)
        {
            var named = $"@{ResultNames.Shown(revision)}";
            var asked = plain.EndsWith(named, StringComparison.Ordinal) ? plain[..^named.Length] : plain;
            yield return $"{asked}@{revision}{arguments}";
            yield return $"{asked}@{revision}";
        }

        yield return model;
        yield return plain;
    }

    private static Func<Cells, ModelFact> Reading(Func<string, Place> at)
    {
        Place model = at("model"),
            flop = at("flop"),
            parameters = at("params"),
            tokens = at("tokens"),
            family = at("family"),
            released = at("release_date");
        return cells =>
            new(cells.Required(model))
            {
                Flop = cells.NotNegative(flop),
                Params = cells.Positive(parameters),
                Tokens = cells.NotNegative(tokens),
                Family = cells.Text(family),
                ReleaseDate = cells.Date(released),
            };
    }
}

/// <summary>What is known of a model; null means unknown.</summary>
/// <param name="Model">Its name in results, or a pattern in which <c>*</c> is any text.</param>
public sealed record ModelFact(string Model)
{
    /// <summary>Training compute in FLOP.</summary>
    public double? Flop { get; init; }

    /// <summary>Parameters.</summary>
    public double? Params { get; init; }

    /// <summary>Training tokens.</summary>
    public double? Tokens { get; init; }

    /// <summary>Recipe.</summary>
    public string? Family { get; init; }

    /// <summary>When it was released.</summary>
    public DateOnly? ReleaseDate { get; init; }
}
