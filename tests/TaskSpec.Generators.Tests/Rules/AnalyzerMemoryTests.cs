using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TaskSpec.Testing;
using TaskSpec.Testing.Analysis;

namespace TaskSpec.Generators.Tests.Rules;

/// <summary>Analyzers live as long as the editor, and every keystroke makes a compilation: none may be kept.</summary>
public sealed class AnalyzerMemoryTests
{
    [Fact]
    public void No_compilation_outlives_its_analysis()
    {
        var compilations = Enumerable.Range(0, 8).Select(Analyze).ToList();
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(compilations, compilation => compilation.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Analyze(int i)
    {
        var compilation = Compile.Sources($"// {i}\n" + Compile.Source("RealDeclarations.cs"));
        var found = compilation
            .WithAnalyzers(AnalyzerTest.All, new AnalyzerOptions([], new EditorConfig("")))
            .GetAnalyzerDiagnosticsAsync()
            .GetAwaiter()
            .GetResult();
        Assert.NotEmpty(found);
        return new(compilation);
    }
}
