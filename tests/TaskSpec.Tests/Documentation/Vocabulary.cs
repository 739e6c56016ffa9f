using System.Reflection;

namespace TaskSpec.Tests.Documentation;

/// <summary>What an author writes, as the assembly has it.</summary>
internal static class Vocabulary
{
    // In the order in which they are read; what is new and in no group yet comes last.
    private static readonly (string Title, Type[] Attributes)[] ordered =
    [
        ("The study", [typeof(ScalingPlanAttribute), typeof(TaskCatalogRootAttribute)]),
        (
            "Families",
            [
                typeof(TaskFamilyAttribute),
                typeof(SuiteAttribute),
                typeof(SamplesAttribute),
                typeof(AnswerAttribute),
                typeof(ChoicesAttribute),
                typeof(TaskAttribute),
                typeof(TasksFileAttribute),
                typeof(VariantAttribute),
                typeof(RunsAsAttribute),
            ]
        ),
        ("What is measured", [typeof(HeadlineAttribute<>), typeof(RecordsAttribute<>), typeof(MetricAttribute)]),
        (
            "How attempts run",
            [
                typeof(SamplingAttribute),
                typeof(LimitsAttribute),
                typeof(UsageAttribute),
                typeof(SandboxAttribute),
                typeof(ScoredAttribute),
            ]
        ),
        (
            "Steps, tools and skills",
            [
                typeof(StepAttribute),
                typeof(AfterAttribute<>),
                typeof(InsteadOfAttribute<>),
                typeof(HasStepAttribute<>),
                typeof(CallsAttribute<>),
                typeof(OutputOfAttribute<>),
                typeof(ToolAttribute),
                typeof(NeedsAttribute<>),
                typeof(SkillAttribute),
            ]
        ),
        (
            "What is known",
            [
                typeof(HumanTimeAttribute),
                typeof(DifficultyAttribute),
                typeof(DifficultyFromHumanTimeAttribute),
                typeof(CorrelatesAttribute<>),
                typeof(ProvenanceAttribute),
                typeof(MetadataAttribute),
            ]
        ),
    ];

    private static readonly Type[] exported = typeof(Sample).Assembly.GetExportedTypes();

    /// <summary>All attributes but the one that the generator writes.</summary>
    public static IReadOnlyList<Type> Attributes { get; } =
    [.. exported.Where(type => type.IsSubclassOf(typeof(Attribute)) && type != typeof(CatalogFragmentAttribute))];

    public static IEnumerable<(string Title, IReadOnlyList<Type> Attributes)> Groups =>
        ordered
            .Select(group => (group.Title, (IReadOnlyList<Type>)group.Attributes))
            .Append(("More", [.. Attributes.Except(ordered.SelectMany(group => group.Attributes))]))
            .Where(group => group.Item2.Count > 0);

    public static IReadOnlyList<Type> Metrics { get; } =
    [
        .. exported
            .Where(type => type.IsClass && type.IsAssignableTo(typeof(IMetric)))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>The types that declarations derive from, implement or make.</summary>
    public static IReadOnlyList<Type> Bases { get; } =
    [
        typeof(ISamples),
        typeof(Sample),
        typeof(Step),
        typeof(Tool),
        typeof(Skill),
        typeof(IMetric),
        typeof(ITextMetric),
        typeof(IChoiceMetric),
    ];

    /// <summary>The words that arguments of attributes are chosen from.</summary>
    public static IReadOnlyList<Type> Enums =>
        [
            .. Attributes
                .SelectMany(type =>
                    Arguments(type).Select(one => one.ParameterType).Concat(Settable(type).Select(one => one.PropertyType))
                )
                .Where(type => type.IsEnum)
                .Distinct()
                .OrderBy(type => type.Name, StringComparer.Ordinal),
        ];

    /// <summary>The arguments of the constructor that has most.</summary>
    public static IReadOnlyList<ParameterInfo> Arguments(Type type) =>
        type.GetConstructors()
            .Where(one => one.GetParameters() is not [{ } only] || only.ParameterType != type)
            .MaxBy(one => one.GetParameters().Length)
            ?.GetParameters()
        ?? [];

    /// <summary>The properties that a declaration may set.</summary>
    public static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(property =>
                property.SetMethod is not null
                && !Arguments(type).Any(argument => string.Equals(argument.Name, property.Name, StringComparison.Ordinal))
            );
}
