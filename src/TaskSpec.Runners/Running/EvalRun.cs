using System.Reflection;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners;

/// <summary>A catalog that is run against a chat client: every attempt at every sample, made and scored while it is enumerated.</summary>
/// <remarks>
/// Results come as they are ready, in no fixed order. Leaving the loop ends what is under way. With <see cref="InFolder"/> the same is kept
/// in a folder, goes on after an interruption, and ends in tables.
/// <code>
/// await foreach (var result in EvalRun.Of(typeof(Tour.SortNumbers).Assembly, client))
///     Console.WriteLine($"{result.Task.Name} {result.Sample.Id}: {result["exact_match"]}");
/// </code>
/// </remarks>
public sealed class EvalRun : IAsyncEnumerable<EvalResult>
{
    private readonly EvalPlan plan;
    private readonly IChatClient client;

    private EvalRun(EvalPlan plan, IChatClient client, EvalOptions options)
    {
        this.plan = plan;
        this.client = client;
        Options = options;
    }

    /// <summary>How it is run, with the model's name.</summary>
    public EvalOptions Options { get; }

    /// <summary>The tasks that are run, in ordinal order of their names.</summary>
    public IReadOnlyList<ExportTask> Tasks => [.. plan.Tasks.Select(planned => planned.Task)];

    /// <summary>What is not run, not measured or not honoured, each once.</summary>
    public IReadOnlyList<ExportFinding> Findings => plan.Findings;

    /// <summary>Runs the catalog of an assembly.</summary>
    /// <param name="assembly">The assembly that declares it, and its metrics.</param>
    /// <param name="client">The model.</param>
    /// <param name="options">How; as declared where null.</param>
    /// <exception cref="EvalException">It has no catalog, or nothing that can be run.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is below what it may be.</exception>
    public static EvalRun Of(Assembly assembly, IChatClient client, EvalOptions? options = null) =>
        Of(
            CatalogReader.FromAssembly(assembly)
                ?? throw new EvalException($"{assembly.GetName().Name} holds no catalog; declare a [TaskFamily] in it"),
            assembly,
            client,
            options
        );

    /// <summary>Runs the catalog of an assembly, as somebody has read it.</summary>
    /// <inheritdoc cref="Of(Assembly, IChatClient, EvalOptions?)"/>
    public static EvalRun Of(Catalog catalog, Assembly assembly, IChatClient client, EvalOptions? options = null) =>
        Of(
            catalog,
            assembly,
            family => family.Assembly is null && CatalogSamples.Has(family) ? () => CatalogSamples.Of(assembly, family) : null,
            client,
            options
        );

    /// <summary>Runs one family, by its class.</summary>
    /// <typeparam name="TFamily">The family's class.</typeparam>
    /// <inheritdoc cref="Of(Assembly, IChatClient, EvalOptions?)"/>
    public static EvalRun Of<TFamily>(IChatClient client, EvalOptions? options = null)
        where TFamily : ISamples
    {
        var family = CatalogReader.Family(typeof(TFamily).Assembly, typeof(TFamily).FullName!);
        return Of(
            family,
            SampleSets.Shuffled(family.Choices?.ShuffleSeed, SampleSets.FromMethod<TFamily>(family.Id)),
            client,
            options
        );
    }

    /// <summary>Runs samples of one family, such as <c>Of(TaskCatalog.Tour.SortNumbers.Family, TaskCatalog.Tour.SortNumbers.Samples().Take(10), client)</c>.</summary>
    /// <param name="family">The family, of an assembly that is loaded.</param>
    /// <param name="samples">Its samples, which may be enumerated more than once.</param>
    /// <param name="client">The model.</param>
    /// <param name="options">How; as declared where null.</param>
    /// <exception cref="EvalException">No loaded assembly declares the family, or it cannot be run.</exception>
    public static EvalRun Of(Family family, IEnumerable<Sample> samples, IChatClient client, EvalOptions? options = null)
    {
        var assembly =
            AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(loaded => Declares(loaded, family))
            ?? throw new EvalException($"no assembly that is loaded declares the family '{family.Id}' as {family.Type}");
        var catalog = new Catalog { Assembly = assembly.GetName().Name!, Families = [family] };
        return Of(catalog, assembly, _ => () => samples, client, options);
    }

    /// <inheritdoc/>
    public IAsyncEnumerator<EvalResult> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Results(plan.Tasks.SelectMany(task => task.Items()), cancellationToken)
            .Select(result => result.Item.Result(result.Answer))
            .GetAsyncEnumerator(cancellationToken);

    /// <summary>Runs what a folder does not hold yet, keeps every answer there at once, and writes the tables once all are there.</summary>
    /// <param name="folder">The folder; made where there is none.</param>
    /// <param name="resume">What of an earlier run in it is taken.</param>
    /// <param name="progress">Told of every attempt.</param>
    /// <param name="stop">Ends it; what was answered stays.</param>
    /// <exception cref="EvalException">The folder is of another run, or in use, or the service refuses every request or answers none.</exception>
    /// <exception cref="SampleSetException">A sample is not what it must be.</exception>
    public Task<RunSummary> InFolder(
        string folder,
        ResumeOptions? resume = null,
        IProgress<EvalProgress>? progress = null,
        CancellationToken stop = default
    ) => new RunFolder(folder, plan, Options, resume ?? new()).Run(Results, progress, stop);

    private IAsyncEnumerable<(EvalItem Item, Answer Answer)> Results(IEnumerable<EvalItem> items, CancellationToken stop) =>
        Outage.Watch(Made(items, stop), client.GetService<ChatClientMetadata>()?.ProviderUri, Options.Concurrency);

    /// <summary>Makes attempts, so many at a time, as they come.</summary>
    private async IAsyncEnumerable<(EvalItem Item, Answer Answer)> Made(
        IEnumerable<EvalItem> items,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop
    )
    {
        using var left = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var attempts = new Attempts(client, Options);
        var ready = Channel.CreateBounded<(EvalItem, Answer)>(Options.Concurrency);
        var making = Make();
        try
        {
            await foreach (var result in ready.Reader.ReadAllAsync(CancellationToken.None))
                yield return result;
        }
        finally
        {
            // Nothing of it outlives the loop; what it threw has come through the channel.
            await left.CancelAsync();
            ready.Writer.TryComplete();
            await making.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        async Task Make()
        {
            try
            {
                await Parallel.ForEachAsync(
                    items,
                    new ParallelOptions { MaxDegreeOfParallelism = Options.Concurrency, CancellationToken = left.Token },
                    async (item, stop) =>
                    {
                        var answer = await attempts.Make(item, stop);
                        // What was answered is handed over even where everything is to end: it need not be asked again.
                        await ready.Writer.WriteAsync((item, answer), CancellationToken.None);
                    }
                );
                ready.Writer.TryComplete();
            }
            catch (Exception error)
            {
                // Nothing is hidden: whoever enumerates the results gets it thrown there.
                ready.Writer.TryComplete(error);
            }
        }
    }

    private static EvalRun Of(
        Catalog catalog,
        Assembly assembly,
        Func<Family, Func<IEnumerable<Sample>>?> samples,
        IChatClient client,
        EvalOptions? options
    )
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Concurrency, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(options.Retries);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Attempts ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LimitSamples ?? 1, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.RequestTimeout, TimeSpan.Zero);
        var named = options with
        {
            Model =
                options.Model
                ?? client.GetService<ChatClientMetadata>()?.DefaultModelId
                ?? throw new EvalException("the client does not say what its model is called; name it in EvalOptions.Model"),
        };
        return new(EvalPlan.Of(catalog, assembly, samples, client, named), client, named);
    }

    private static bool Declares(Assembly assembly, Family family) =>
        !assembly.IsDynamic
        && assembly.GetType(family.Type) is not null
        && CatalogReader.FromAssembly(assembly)?.Families.Any(own => own.Id == family.Id && own.Type == family.Type) == true;
}
