using System.Globalization;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>What the harness's limits let through: c = P(time) · P(tokens) · P(calls), as if attempts used each independently.</summary>
/// <remarks>docs/model.md §11, harness.</remarks>
public sealed class Ceilings
{
    private const string Tokens = "Tokens";
    private readonly Family family;

    private Ceilings(Family family, double deviation, IReadOnlyList<Budget> budgets)
    {
        this.family = family;
        Deviation = deviation;
        Budgets = budgets;
        Declared = family.Headline?.Ceiling;
        // Three digits, so that families which hardly differ share one computation.
        Allowed = Math.Round(budgets.Aggregate(1.0, (product, budget) => product * budget.Share), 3);
    }

    /// <summary>The limits of which it is known what attempts use.</summary>
    public IReadOnlyList<Budget> Budgets { get; }

    /// <summary>The limits that stop attempts which would succeed.</summary>
    public IEnumerable<Budget> Binding => Budgets.Where(budget => budget.Binds);

    /// <summary>The share of attempts that all limits let through, from 0 to 1.</summary>
    public double Allowed { get; }

    /// <summary>The ceiling that the headline declares; null where it declares none.</summary>
    public double? Declared { get; }

    /// <summary>The ceiling of the headline's score: the lower of what is declared and what the limits let through.</summary>
    public double OfHeadline => Math.Min(Declared ?? 1, Allowed);

    /// <summary>What was assumed, in words; null where no limit binds.</summary>
    public string? Assumption =>
        Binding.Any() ? $"ceiling {Shown(OfHeadline)} from {string.Join(" and ", Binding)}, as declared run times have it" : null;

    /// <summary>The ceiling of the headline's score with one limit changed.</summary>
    public double With(Budget changed, double limit) =>
        Math.Min(
            OtherwiseAtMost,
            Budgets.Aggregate(1.0, (product, budget) => product * (budget == changed ? budget.ShareAt(limit) : budget.Share))
        );

    /// <summary>σ of the natural logarithm of what attempts use; 0 where all use as much.</summary>
    public double Deviation { get; }

    /// <summary>The ceiling of the headline's score if each attempt may use so many tokens.</summary>
    /// <param name="tokens">The budget, more than 0.</param>
    public double AtTokens(double tokens) =>
        family.Usage?.Tokens is > 0 and var median
            ? Math.Min(
                OtherwiseAtMost,
                Budgets
                    .Where(budget => budget.Argument != Tokens)
                    .Aggregate(HarnessLimits.ShareWithin(tokens, median, Deviation), (product, budget) => product * budget.Share)
            )
            : OfHeadline;

    // A declared ceiling below what the limits let through has another reason, and stays when they are raised.
    private double OtherwiseAtMost => Declared is { } declared && Math.Abs(declared - Allowed) > .005 ? declared : 1;

    /// <summary>A share as text: .48.</summary>
    public static string Shown(double share) => share.ToString(".00", CultureInfo.InvariantCulture);

    internal static Ceilings Of(Structure structure)
    {
        var family = structure.Family;
        if (family.Usage is not { } usage)
            return new(family, 0, []);
        var deviation = usage.Factor is > 1 and var factor ? Math.Log(factor) : 0;
        var budgets = new List<Budget>();
        if (TimeOf(structure, usage) is { } seconds && family.Limits?.TimeSeconds is > 0 and var time)
        {
            var (items, perItem) = ((int)Math.Min(1e9, family.Items ?? Priors.Items), usage.SecondsPerItem ?? 0);
            budgets.Add(
                new(
                    "TimeSeconds",
                    time,
                    limit => HarnessLimits.ShareInTime(seconds, perItem, limit, Math.Max(1, items), deviation)
                )
            );
        }

        if (usage.Tokens is > 0 and var tokens && family.Limits?.Tokens is > 0 and var most)
            budgets.Add(new(Tokens, most, limit => HarnessLimits.ShareWithin(limit, tokens, deviation)));
        if (usage.ToolCalls is > 0 and var calls && CallsOf(family) is { } cap)
            budgets.Add(new(Budget.MaxCalls, cap, limit => HarnessLimits.ShareWithin(limit, calls, deviation)));
        return new(family, deviation, budgets);
    }

    // Wall-clock time holds that of the tools; where it is not declared, theirs is the least that an attempt takes.
    private static double? TimeOf(Structure structure, Usage usage)
    {
        if (usage.Seconds is not null || usage.SecondsPerItem is not null)
            return usage.Seconds ?? 0;
        var seconds = structure
            .Family.Steps.SelectMany(step => step.Calls)
            .Select(call => structure.ToolOf(call.Tool)?.SecondsPerCall)
            .OfType<double>()
            .ToArray();
        return usage.ToolCalls is > 0 and var calls && seconds.Length > 0 ? calls * seconds.Average() : null;
    }

    // One call without a maximum leaves the number of calls open.
    private static double? CallsOf(Family family)
    {
        var calls = family.Steps.SelectMany(step => step.Calls).ToArray();
        return calls.Length > 0 && calls.All(call => call.MaxCalls > 0) ? calls.Sum(call => (double)call.MaxCalls!) : null;
    }
}
