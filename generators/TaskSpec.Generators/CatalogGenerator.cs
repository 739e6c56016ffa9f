using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TaskSpec.Assessments;
using TaskSpec.Catalogs;
using TaskSpec.Generators.Emission;
using TaskSpec.Generators.Parsing;

namespace TaskSpec.Generators;

/// <summary>Turns the families of a project into its catalog: an assembly attribute with the JSON, and one typed class a family.</summary>
/// <remarks>It reports nothing: what is wrong with a declaration, the analyzers say. What flows between the steps is equal by value.</remarks>
[Generator(LanguageNames.CSharp)]
public sealed class CatalogGenerator : IIncrementalGenerator
{
    private const string Root = WellKnownNames.Namespace + ".";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // 1. Families, each from its class and the suites above it. This runs for every family at every edit.
        var families = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                Root + WellKnownNames.TaskFamily,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, cancellation) => FamilyReader.Read((INamedTypeSymbol)match.TargetSymbol, cancellation)
            )
            .Where(static family => family is not null)
            .WithTrackingName(Steps.Families);

        // 2. Suites.
        var suites = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                Root + WellKnownNames.Suite,
                static (node, _) => node is TypeDeclarationSyntax,
                static (match, _) => SuiteReader.Read((INamedTypeSymbol)match.TargetSymbol)
            )
            .Where(static suite => suite is not null)
            .WithTrackingName(Steps.Suites);

        // 3. The assembly's name and defaults; the compilation itself goes no further.
        var assembly = context
            .CompilationProvider.Select(
                static (compilation, _) => (compilation.AssemblyName ?? "", DefaultsReader.Read(compilation.Assembly))
            )
            .WithTrackingName(Steps.Assembly);

        // 4. What stands in files: what commands found out, and lists of tasks; and which files there are.
        var files = context
            .AdditionalTextsProvider.Where(static file => SideFile.IsOne(file.Path))
            .Select(static (file, cancellation) => SideFile.Read(file.Path, file.GetText(cancellation) ?? SourceText.From("")))
            .WithTrackingName(Steps.Files);

        var list = context
            .AdditionalTextsProvider.Where(static file => FileList.IsOne(file.Path))
            .Select(static (file, cancellation) => file.GetText(cancellation) is { } text ? FileList.Read(text) : null)
            .WithTrackingName(Steps.List);

        // 5. What referenced assemblies carry, for a root. An edit of the source reads none of them again.
        var references = context
            .MetadataReferencesProvider.Combine(assembly.Select(static (declared, _) => declared.Item2.IsRoot))
            .Select(static (reference, _) => reference.Right ? ReferencedCatalog.Read(reference.Left)?.Catalog : null)
            .Where(static catalog => catalog is not null)
            .WithTrackingName(Steps.References);

        // 6. All of it in one value, in an order that does not depend on that of the files.
        var parts = families
            .Collect()
            .Combine(suites.Collect())
            .Combine(assembly)
            .Combine(files.Collect().Combine(list.Collect()))
            .Select(
                static (all, _) =>
                    CatalogParts.Of(
                        all.Left.Right.Item1,
                        all.Left.Right.Item2,
                        all.Left.Left.Left,
                        all.Left.Left.Right,
                        ProjectFiles.Of(all.Right.Left, all.Right.Right.FirstOrDefault())
                    )
            )
            .WithTrackingName(Steps.Parts);

        // 7. The catalog, with forecasts and overlaps; what does not change is not computed again.
        var catalog = parts
            .Combine(references.Collect().Select(static (all, _) => CatalogParts.InOrder(all)))
            .Select(static (all, _) => all.Left.Compose(all.Right))
            .Select(static (all, _) => all is null ? null : CatalogCompletion.Complete(all))
            .WithTrackingName(Steps.Catalog);

        // 8. The catalog as JSON in an assembly attribute, from which the build and referencing projects read it.
        context.RegisterSourceOutput(
            catalog.Select(static (all, _) => all is null ? null : CatalogJson.Write(all)).WithTrackingName(Steps.Fragment),
            static (output, json) => FragmentSource.Add(output, json)
        );

        // 9. One class a family. Nothing that declares a family needs it, so that a late generator breaks no code.
        context.RegisterSourceOutput(
            catalog.Combine(parts).SelectMany(static (all, _) => FamilyCode.Of(all.Left, all.Right)).WithTrackingName(Steps.Code),
            static (output, family) => FamilySource.Add(output, family)
        );
    }

    /// <summary>The names of the steps, for tests of what an edit runs again.</summary>
    public static class Steps
    {
        /// <summary>Families, one by one.</summary>
        public const string Families = nameof(Families);

        /// <summary>Suites, one by one.</summary>
        public const string Suites = nameof(Suites);

        /// <summary>The assembly's name and defaults.</summary>
        public const string Assembly = nameof(Assembly);

        /// <summary>Profiles and lists of tasks.</summary>
        public const string Files = nameof(Files);

        /// <summary>What the build tells of the project's files.</summary>
        public const string List = nameof(List);

        /// <summary>The catalogs of references, one by one.</summary>
        public const string References = nameof(References);

        /// <summary>All that the assembly itself declares.</summary>
        public const string Parts = nameof(Parts);

        /// <summary>The completed catalog.</summary>
        public const string Catalog = nameof(Catalog);

        /// <summary>Its JSON.</summary>
        public const string Fragment = nameof(Fragment);

        /// <summary>What each family's class is written from.</summary>
        public const string Code = nameof(Code);
    }
}
