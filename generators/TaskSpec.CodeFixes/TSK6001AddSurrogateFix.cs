using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace TaskSpec.CodeFixes;

/// <summary>Records the metric that a finding names on the class that it names: the family, or the step before the gate.</summary>
/// <remarks>
/// The analyzer says what to add in the diagnostic's properties, so that the fix computes nothing. Ids and keys are constants of this
/// assembly: an editor may load the fixes beside another version of the analyzers, and fails to bind to them then.
/// </remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TSK6001AddSurrogateFix)), Shared]
public sealed class TSK6001AddSurrogateFix : CodeFixProvider
{
    /// <summary>The same for every place, so that a whole solution is fixed at once.</summary>
    public const string EquivalenceKey = "TSK6001.AddSurrogate";

    private const string MissingSurrogate = "TSK6001";
    private const string BehindGate = "TSK2003";
    private const string MetricProperty = "metric";
    private const string OnProperty = "on";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => [MissingSurrogate, BehindGate];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (
            await context.Document.Project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false)
            is not { } compilation
        )
            return;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (
                diagnostic.Properties.TryGetValue(MetricProperty, out var metricName)
                && diagnostic.Properties.TryGetValue(OnProperty, out var className)
                && compilation.FindType(metricName) is { IsGenericType: false } metric
                && compilation.FindType(className) is { } type
                && !type.Records(metric)
                && context.Document.Project.Solution.FindClass(type, context.CancellationToken) is { } place
            )
            {
                var title = $"Record {metric.Name} on {type.Name}";
                context.RegisterCodeFix(
                    CodeAction.Create(title, cancel => AddAsync(place, metric, cancel), EquivalenceKey),
                    diagnostic
                );
            }
        }
    }

    private static async Task<Solution> AddAsync(ClassPlace place, INamedTypeSymbol metric, CancellationToken cancel)
    {
        var root = await place.Document.GetSyntaxRootAsync(cancel).ConfigureAwait(false);
        var changed = RecordsAttribute.AddTo(place.Class, metric);
        return place.Document.WithSyntaxRoot(root!.ReplaceNode(place.Class, changed)).Project.Solution;
    }
}
