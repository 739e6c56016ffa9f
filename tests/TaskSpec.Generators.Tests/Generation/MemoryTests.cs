using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.CSharp;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Generation;

/// <summary>Nothing that the generator keeps holds a compilation.</summary>
public sealed class MemoryTests
{
    [Fact]
    public void What_flows_between_the_steps_is_free_of_symbols()
    {
        var run = GeneratorRun.Of(Compile.Files("RealDeclarations.cs"));
        foreach (var name in GeneratorRun.StepNames.Where(run.Result.TrackedSteps.ContainsKey))
        {
            var outputs = run.Result.TrackedSteps[name].SelectMany(step => step.Outputs).Select(output => output.Value).ToList();
            Assert.NotEmpty(outputs);
            Assert.Empty(Purity.Violations(outputs));
        }
    }

    [Fact]
    public void Planted_symbol_is_found()
    {
        var compilation = Compile.Sources("class C;");
        var tree = compilation.SyntaxTrees[0];
        var planted = new
        {
            Name = "x",
            Inner = new object[] { compilation.Assembly, tree, tree.GetRoot(), tree.GetRoot().GetLocation(), compilation },
        };
        Assert.Equal(5, Purity.Violations(planted).Count);
    }

    [Fact]
    public void Old_compilations_die()
    {
        var (run, old) = EditEightTimes();
        for (var i = 0; i < 5 && old.Any(reference => reference.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.DoesNotContain(old, reference => reference.IsAlive);
        Assert.NotNull(run.Json);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorRun, List<WeakReference>) EditEightTimes()
    {
        var old = new List<WeakReference>();
        var run = GeneratorRun.Start(Compile.Files("FourCases.cs"));
        for (var i = 0; i < 8; i++)
        {
            old.Add(new(run.Input));
            old.Add(new(run.Input.Assembly));
            // Trees are parsed anew: shared ones would not show what is kept.
            run = run.Edit(Compile.Files("FourCases.cs").WithAssemblyName("Edit" + i));
        }

        return (run, old);
    }
}
