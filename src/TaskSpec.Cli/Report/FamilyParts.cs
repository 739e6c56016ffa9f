using System.IO.Compression;
using System.Text;

namespace TaskSpec.Cli.Report;

/// <summary>
/// What rows open, compressed in parts of several: alike as they are, a thousand of them take a tenth of the room, and cost nothing until one is
/// opened.
/// </summary>
internal static class FamilyParts
{
    /// <summary>How many are in one part.</summary>
    public const int Size = 20;

    /// <param name="values">What is opened, in the order of the rows.</param>
    /// <param name="detail">The markup of one: a single element.</param>
    public static Html Of<T>(IEnumerable<T> values, Func<T, Html> detail) =>
        Html.Join(
            values
                .Chunk(Size)
                .AsParallel()
                .AsOrdered()
                .Select(part => Pack(string.Concat(part.Select(detail))))
                .AsEnumerable()
                .Index(),
            part => $"<script type=\"application/octet-stream\" id=\"part-{part.Index}\">{Html.Raw(part.Item)}</script>\n"
        );

    private static string Pack(string markup)
    {
        using var packed = new MemoryStream();
        using (var stream = new ZLibStream(packed, CompressionLevel.SmallestSize))
            stream.Write(Encoding.UTF8.GetBytes(markup));
        return Convert.ToBase64String(packed.ToArray());
    }
}
