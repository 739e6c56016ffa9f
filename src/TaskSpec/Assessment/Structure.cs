using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>Where a family's surprisal lies: the share of each step, what gates the answer, and how long outputs are.</summary>
/// <remarks>docs/model.md, gates. Lengths that nobody declared are assumed, and said to be.</remarks>
public sealed class Structure
{
    // More tries than these change no figure.
    private const int MostRetries = 1000;

    private readonly Dictionary<string, ToolInfo> tools = new(StringComparer.Ordinal);
    private readonly double[] efforts;
    private readonly Lazy<Ceilings> ceilings;

    /// <summary>Reads a family's structure.</summary>
    public Structure(Family family, IEnumerable<ToolInfo> tools, Assumptions? assumptions = null)
        : this(family, tools, assumptions ?? Assumptions.Default, Calibration.Of(family, tools)) { }

    private Structure(Family family, IEnumerable<ToolInfo> tools, Assumptions assumptions, MeasuredFamily? measured)
    {
        Family = family;
        Measured = measured;
        Assumptions = Corrected(assumptions, measured);
        Graph = new(family.Steps);
        foreach (var tool in tools)
            this.tools[tool.Id] = tool;
        efforts = Efforts();
        ceilings = new(() => Ceilings.Of(this));
    }

    /// <summary>The family.</summary>
    public Family Family { get; }

    /// <summary>What results said of it; null where nothing was measured, or of something else than is declared now.</summary>
    public MeasuredFamily? Measured { get; }

    /// <summary>What is another one than was measured; empty where nothing is, or nothing was measured.</summary>
    internal IReadOnlyList<string> Changes =>
        Family.Measured is { } measured ? Calibration.Changes(Family, tools.Values, measured) : [];

    /// <summary>What is believed of what neither it nor results say.</summary>
    public Assumptions Assumptions { get; }

    /// <summary>The order of its steps.</summary>
    public StepGraph Graph { get; }

    /// <summary>What the harness's limits let through.</summary>
    public Ceilings Ceilings => ceilings.Value;

    /// <summary>Whether everything that the answer consists of is decided by passing a gate.</summary>
    public bool AnswerDecided => Graph.Last() is { Count: > 0 } last && last.All(IsDecided);

    /// <summary>Whether some necessary step must satisfy a tool that takes no nearly right input.</summary>
    public bool HasGate =>
        Enumerable
            .Range(0, Graph.Steps.Count)
            .Any(step => Graph.IsNecessary(step) && IsGate(step) && Graph.AlternativesTo(step).All(IsGate));

    /// <summary>Tokens of the answer, and whether they had to be assumed.</summary>
    public (double Tokens, bool Assumed) AnswerTokens
    {
        get
        {
            if (Family.DeclaredTokens is > 0 and var declared)
                return (declared, false);
            var last = Graph.Last().Sum(step => (double)(Graph.Steps[step].Tokens ?? 0));
            if (last > 0)
                return (last, false);
            return Family.Profile?.TargetTokens is { Median: >= 1 } profiled
                ? (profiled.Median, false)
                : (Priors.AnswerTokens, true);
        }
    }

    private static Assumptions Corrected(Assumptions assumed, MeasuredFamily? measured) =>
        measured is null ? assumed : assumed with { Jump = measured.Jump?.Value ?? assumed.Jump };

    /// <summary>The structure of the family if it were another one: what results said of it holds, unless that is what is changed.</summary>
    public Structure With(Family family) =>
        new(
            family,
            tools.Values,
            Assumptions,
            ReferenceEquals(family.Measured, Family.Measured) ? Measured : Calibration.Of(family, tools.Values)
        );

    /// <summary>A tool by its id; null where the catalog does not know it.</summary>
    public ToolInfo? ToolOf(string id) => tools.TryGetValue(id, out var tool) ? tool : null;

    /// <summary>A step's share of the task's surprisal; the shares of the necessary steps sum to 1.</summary>
    public double ShareOf(int step) => IsOwnWork(step) ? efforts[step] : 0;

    /// <summary>A step's weight in partial credit: 1 where none is declared, 0 where the task can do without the step.</summary>
    // What is not necessary has no surprisal here, and would count as always done.
    public double CreditOf(int step) => Graph.IsNecessary(step) ? Math.Max(0, Graph.Steps[step].Weight ?? 1) : 0;

    /// <summary>The share of the surprisal that must be passed before a step's own output begins, step by step or not at all.</summary>
    public double ShareBefore(int step) => Graph.AncestorsOf(step).Where(Blocks).Sum(ShareOf);

    /// <summary>What must be passed before the answer's own tokens begin, with its shares of the surprisal.</summary>
    public EquatableArray<StepPass> GatesOfAnswer() =>
        Graph
            .Last()
            .SelectMany(Graph.AncestorsOf)
            .Distinct()
            .Where(Blocks)
            .Where(s => ShareOf(s) > 0)
            .Select(PassOf)
            .ToEquatableArray();

    /// <summary>What must be passed before a step's own output begins, with its shares of a part of the task that has so much of the surprisal.</summary>
    public EquatableArray<StepPass> GatesOf(int step, double part) =>
        Graph
            .AncestorsOf(step)
            .Where(Blocks)
            .Where(s => ShareOf(s) > 0)
            .Select(PassOf)
            .Select(pass => pass.Within(part))
            .ToEquatableArray();

    /// <summary>How a step is passed.</summary>
    public StepPass PassOf(int step)
    {
        var info = Graph.Steps[step];
        // A failed call is noticed where the tool takes nothing but right input, or says so.
        var tries = info.Calls.Where(call => call.Feedback ?? IsGating(call)).Select(call => call.Retries ?? 0);
        return new(ShareOf(step))
        {
            LengthVariation = Math.Max(0, Math.Min(10, info.TokensCv ?? 0)),
            Retries = Math.Min(MostRetries, tries.DefaultIfEmpty().Max()),
            Recovery = Math.Max(0, Math.Min(1, info.Recovery ?? 0)),
            Alternatives = Graph.AlternativesTo(step).Select(other => efforts[other]).ToEquatableArray(),
        };
    }

    /// <summary>What must be passed for the answer to be right; the shares sum to 1.</summary>
    public EquatableArray<StepPass> Passes()
    {
        var steps = Enumerable.Range(0, Graph.Steps.Count).Where(step => ShareOf(step) > 0).ToArray();
        return steps.Length > 0
            ? steps.Select(PassOf).ToEquatableArray()
            : [new StepPass(1) { LengthVariation = Math.Max(0, Math.Min(10, Family.Answer?.TokensCv ?? 0)) }];
    }

    /// <summary>What must be passed for a step's output to be right: itself and what blocks it; the shares sum to 1.</summary>
    public EquatableArray<StepPass> Passes(int step)
    {
        var needed = Graph.AncestorsOf(step).Where(Blocks).Append(step).Distinct().Where(s => ShareOf(s) > 0).ToArray();
        var all = needed.Sum(ShareOf);
        return all > 0 ? needed.Select(PassOf).Select(pass => pass.Within(all)).ToEquatableArray() : [new StepPass(1)];
    }

    /// <summary>Whether a step writes input that a tool takes only when it is right, and cannot do without the tool.</summary>
    public bool IsGate(int step) => Graph.Steps[step].Calls.Any(IsGating);

    /// <summary>Whether a step's output is right or wrong as a whole.</summary>
    public bool IsDecided(int step) => GateOf(step) is not null;

    /// <summary>
    /// The step that decides a step's output as a whole: the output is a tool's, copied, that tool's call stands behind an exact gate, and there
    /// is no way around either. Null where there is none.
    /// </summary>
    public int? GateOf(int step)
    {
        var tool = Graph.Steps[step].OutputOf;
        if (tool is null || Graph.AlternativesTo(step).Any())
            return null;
        foreach (var gate in Graph.AncestorsOf(step).Append(step))
        {
            if (
                Graph.IsNecessary(gate)
                && Graph.Steps[gate].Calls.Any(call => call.Tool == tool && IsGating(call))
                && Graph.AlternativesTo(gate).All(IsGate)
            )
                return gate;
        }

        return null;
    }

    /// <summary>Whether a call's step cannot do without the tool, and the tool takes nothing that is nearly right.</summary>
    public bool IsGating(ToolCall call) =>
        call.Need == Need.Essential
        && tools.TryGetValue(call.Tool, out var tool)
        && tool.Input is not (null or Requirement.Graded);

    // A graded step passes on what it has: what comes after is worse for its errors, but not blocked by them.
    private bool Blocks(int step) => Graph.IsNecessary(step) && Graph.Steps[step].Requirement != Requirement.Graded;

    // Copying is nobody's work; a step that calls the tool and copies its output is the call's.
    private bool IsOwnWork(int step) => Graph.IsNecessary(step) && (!IsDecided(step) || IsGate(step));

    // What each step asks relative to the whole: its tokens; where no step says how many, its minutes; the usual where it says nothing.
    private double[] Efforts()
    {
        var steps = Graph.Steps;
        var own = Enumerable.Range(0, steps.Count).Where(IsOwnWork).ToArray();
        Func<StepInfo, double> effort = own.Any(step => steps[step].Tokens > 0)
            ? step => step.Tokens ?? 0
            : step => Math.Pow(Math.Max(0, step.HumanMinutes ?? 0), Assumptions.HazardShape);
        var known = own.Select(step => effort(steps[step])).Where(value => value > 0).ToArray();
        var usual = known.Length > 0 ? known.Average() : 1;
        var efforts = steps.Select(step => effort(step) is > 0 and var value ? value : usual).ToArray();
        var all = own.Sum(step => efforts[step]);
        return efforts.Select(value => all > 0 ? value / all : 0).ToArray();
    }
}
