using System.Runtime.CompilerServices;

namespace TaskSpec.Measurement;

/// <summary>How loops that decide the cost of a figure are compiled.</summary>
internal static class Jit
{
    /// <summary>
    /// AggressiveOptimization, a name that netstandard2.0 lacks: optimised at the first call. A compiler or an editor lives too short for the
    /// code to be optimised later, and unoptimised loops are several times slower.
    /// </summary>
    public const MethodImplOptions Optimized = (MethodImplOptions)512;
}
