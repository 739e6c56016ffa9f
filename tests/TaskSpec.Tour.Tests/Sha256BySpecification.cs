using System.Numerics;

namespace TaskSpec.Tour.Tests;

/// <summary>
/// SHA-256 of a short message, written from FIPS 180-4 and nothing else, to check the one that the samples come from.
/// </summary>
internal static class Sha256BySpecification
{
    private static readonly int[] Primes =
    [
        .. Enumerable.Range(2, 400).Where(n => Enumerable.Range(2, n - 2).All(d => n % d != 0)).Take(64),
    ];

    public static byte[] Hash(byte[] message)
    {
        // one block: the message, a bit, zeros, the length in bits; enough for 55 bytes
        var block = new byte[64];
        message.CopyTo(block, 0);
        block[message.Length] = 0x80;
        (block[62], block[63]) = ((byte)(message.Length * 8 >> 8), (byte)(message.Length * 8));

        var w = new uint[64];
        for (var t = 0; t < 16; t++)
            w[t] = (uint)(block[4 * t] << 24 | block[4 * t + 1] << 16 | block[4 * t + 2] << 8 | block[4 * t + 3]);
        for (var t = 16; t < 64; t++)
            w[t] = Small(w[t - 2], 17, 19, 10) + w[t - 7] + Small(w[t - 15], 7, 18, 3) + w[t - 16];

        var start = Primes.Take(8).Select(p => Fraction(Math.Sqrt(p))).ToArray();
        var s = (uint[])start.Clone();
        for (var t = 0; t < 64; t++)
        {
            var choice = (s[4] & s[5]) ^ (~s[4] & s[6]);
            var majority = (s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]);
            var one = s[7] + Big(s[4], 6, 11, 25) + choice + Fraction(Math.Cbrt(Primes[t])) + w[t];
            s = [one + Big(s[0], 2, 13, 22) + majority, s[0], s[1], s[2], s[3] + one, s[4], s[5], s[6]];
        }

        return
        [
            .. start.Zip(s, (a, b) => a + b).SelectMany(word => new[] { 24, 16, 8, 0 }.Select(shift => (byte)(word >> shift))),
        ];
    }

    private static uint Big(uint x, int a, int b, int c) =>
        BitOperations.RotateRight(x, a) ^ BitOperations.RotateRight(x, b) ^ BitOperations.RotateRight(x, c);

    private static uint Small(uint x, int a, int b, int shift) =>
        BitOperations.RotateRight(x, a) ^ BitOperations.RotateRight(x, b) ^ (x >> shift);

    /// <summary>The first 32 bits of a root's fraction; a double has enough of them.</summary>
    private static uint Fraction(double root) => (uint)((root - Math.Floor(root)) * 4_294_967_296);
}
