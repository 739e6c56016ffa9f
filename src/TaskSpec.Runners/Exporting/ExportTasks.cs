using TaskSpec.Catalogs;

namespace TaskSpec.Runners;

/// <summary>A catalog's families as they are asked: each once, and once more for every variant that asks the same items and has its prompts.</summary>
public static class ExportTasks
{
    /// <summary>
    /// The tasks in ordinal order of their names, and what cannot be asked. One without samples here says why (<see cref="ExportTask.Missing"/>).
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="samples">A family's samples; null where there are none to run.</param>
    public static (IReadOnlyList<ExportTask> Tasks, IReadOnlyList<ExportFinding> Findings) Of(
        Catalog catalog,
        Func<Family, Func<IEnumerable<Sample>>?> samples
    )
    {
        var tasks = new List<ExportTask>();
        var findings = new List<ExportFinding>();
        foreach (var family in catalog.Families)
        {
            var own = samples(family);
            ExportTask Task(Variant? variant) =>
                new(catalog.Assembly, family, variant, own ?? (() => [])) { Missing = own is null ? Missing(family) : null };
            foreach (var variant in family.Variants.Cast<Variant?>().DefaultIfEmpty(null))
            {
                if (variant is null or { Default: true } || HasPrompts(family, variant))
                    tasks.Add(Task(variant is { Default: true } ? null : variant));
                else
                    findings.Add(
                        new(
                            family.Id,
                            null,
                            Lost: true,
                            PublishedSet.Is(family)
                                ? $"the variant {variant.Id} is left out: nothing says what is asked; give it the Config of the data set that has its rows"
                                : $"the variant {variant.Id} is left out: Samples() has the default's prompts; use the project that has its own"
                        )
                    );
            }

            if (!family.Variants.IsEmpty && !family.Variants.Any(variant => variant.Default == true))
                tasks.Add(Task(null));
        }

        tasks.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return (tasks, findings);
    }

    /// <summary>Why a family has no samples here, and what to do.</summary>
    private static string Missing(Family family) =>
        family.Samples switch
        {
            { Kind: SampleKind.Method } => "its samples are made by code: name the project or assembly that declares it",
            { Kind: SampleKind.File, File: { } file } =>
                $"its samples file {file} is not beside the catalog: put it there, or name the project that declares it",
            _ when PublishedSet.Is(family) =>
                "its samples are a data set on Hugging Face, which lm-eval and inspect load by themselves: export to one of them, or implement ISamples",
            _ => "it has no samples to run: implement ISamples, or name a file or HuggingFace in [Samples]",
        };

    /// <summary>
    /// Whether a variant's prompts are known: it differs in the number of solved examples only, so that the default's are its own, or is a configuration
    /// of the data set.
    /// </summary>
    private static bool HasPrompts(Family family, Variant variant) =>
        PublishedSet.Is(family)
            ? variant.Config is not null || variant is { Items: Items.Same or Items.Unset, Language: null, FewShot: not null }
            : variant is { Items: Items.Same or Items.Unset, Language: null, Config: null, FewShot: not null };
}
