using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace TaskSpec.Scaling.Correlations;

/// <summary>The products of each row of one matrix with each row of another, in pieces that stay in the processor's caches.</summary>
/// <remarks>The library's managed product of matrices takes several times as long, and wants whole matrices.</remarks>
internal static class RowProducts
{
    /// <summary>Rows come in as many at a time; matrices are filled up with rows of zeros.</summary>
    public const int Together = 4;

    private const int Piece = 512;

    /// <summary>The least multiple of a step that is not below a number.</summary>
    public static int Filled(int count, int step) => (count + step - 1) / step * step;

    /// <summary>The length of a row once it is filled up with zeros.</summary>
    public static int Stride(int length) => Filled(length, Vector<double>.Count);

    /// <summary>Adds the products to what is there.</summary>
    /// <param name="left">Rows one after another, a multiple of <see cref="Together"/>.</param>
    /// <param name="right">The same, of the same stride.</param>
    /// <param name="stride">The length of a row, a multiple of the vectors'.</param>
    /// <param name="to">One row for each of <paramref name="left"/>, with one place for each of <paramref name="right"/>.</param>
    /// <param name="width">From one row to the next.</param>
    public static void Add(ReadOnlySpan<double> left, ReadOnlySpan<double> right, int stride, Span<double> to, int width)
    {
        int rows = left.Length / stride,
            columns = right.Length / stride;
        if (rows == 0 || columns == 0)
            return;
        ArgumentOutOfRangeException.ThrowIfLessThan(to.Length, (rows - 1) * width + columns);
        ref var a = ref MemoryMarshal.GetReference(left);
        ref var b = ref MemoryMarshal.GetReference(right);
        for (var from = 0; from < stride; from += Piece)
        {
            var upTo = Math.Min(stride, from + Piece);
            for (var j = 0; j < columns; j += Together)
            {
                for (var i = 0; i < rows; i += Together)
                    Add(
                        ref Unsafe.Add(ref a, i * stride),
                        ref Unsafe.Add(ref b, j * stride),
                        stride,
                        from,
                        upTo,
                        to[(i * width + j)..],
                        width
                    );
            }
        }
    }

    // Sixteen sums at once: each value that is loaded is used four times.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ref double a, ref double b, int stride, int from, int upTo, Span<double> to, int width)
    {
        nuint one = (nuint)stride,
            two = 2 * one,
            three = 3 * one;
        Vector<double> s00 = default,
            s01 = default,
            s02 = default,
            s03 = default,
            s10 = default,
            s11 = default,
            s12 = default,
            s13 = default,
            s20 = default,
            s21 = default,
            s22 = default,
            s23 = default,
            s30 = default,
            s31 = default,
            s32 = default,
            s33 = default;
        for (nuint k = (nuint)from, end = (nuint)upTo; k < end; k += (nuint)Vector<double>.Count)
        {
            Vector<double> b0 = Vector.LoadUnsafe(ref b, k),
                b1 = Vector.LoadUnsafe(ref b, k + one),
                b2 = Vector.LoadUnsafe(ref b, k + two),
                b3 = Vector.LoadUnsafe(ref b, k + three),
                value = Vector.LoadUnsafe(ref a, k);
            s00 = Vector.FusedMultiplyAdd(value, b0, s00);
            s01 = Vector.FusedMultiplyAdd(value, b1, s01);
            s02 = Vector.FusedMultiplyAdd(value, b2, s02);
            s03 = Vector.FusedMultiplyAdd(value, b3, s03);
            value = Vector.LoadUnsafe(ref a, k + one);
            s10 = Vector.FusedMultiplyAdd(value, b0, s10);
            s11 = Vector.FusedMultiplyAdd(value, b1, s11);
            s12 = Vector.FusedMultiplyAdd(value, b2, s12);
            s13 = Vector.FusedMultiplyAdd(value, b3, s13);
            value = Vector.LoadUnsafe(ref a, k + two);
            s20 = Vector.FusedMultiplyAdd(value, b0, s20);
            s21 = Vector.FusedMultiplyAdd(value, b1, s21);
            s22 = Vector.FusedMultiplyAdd(value, b2, s22);
            s23 = Vector.FusedMultiplyAdd(value, b3, s23);
            value = Vector.LoadUnsafe(ref a, k + three);
            s30 = Vector.FusedMultiplyAdd(value, b0, s30);
            s31 = Vector.FusedMultiplyAdd(value, b1, s31);
            s32 = Vector.FusedMultiplyAdd(value, b2, s32);
            s33 = Vector.FusedMultiplyAdd(value, b3, s33);
        }

        Put(to, s00, s01, s02, s03);
        Put(to[width..], s10, s11, s12, s13);
        Put(to[(2 * width)..], s20, s21, s22, s23);
        Put(to[(3 * width)..], s30, s31, s32, s33);
    }

    private static void Put(Span<double> to, Vector<double> a, Vector<double> b, Vector<double> c, Vector<double> d)
    {
        to[3] += Vector.Sum(d);
        to[2] += Vector.Sum(c);
        to[1] += Vector.Sum(b);
        to[0] += Vector.Sum(a);
    }
}
