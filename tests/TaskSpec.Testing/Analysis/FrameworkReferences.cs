using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TaskSpec.Testing.Analysis;

/// <summary>What every test source references: the framework that the tests run on, and TaskSpec. Read once.</summary>
public static class FrameworkReferences
{
    /// <summary>The references, in a fixed order that does not hang on what other tests have loaded.</summary>
    public static ImmutableArray<MetadataReference> All { get; } =
    [
        .. Directory
            .EnumerateFiles(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "System*.dll")
            .Where(path =>
                !Path.GetFileName(path).StartsWith("System.Private.", StringComparison.Ordinal) || path.Contains("CoreLib")
            )
            .Append(typeof(TaskFamilyAttribute).Assembly.Location)
            .Order(StringComparer.Ordinal)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];
}
