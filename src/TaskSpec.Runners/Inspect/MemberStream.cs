using TaskSpec.Tables;

namespace TaskSpec.Runners.Inspect;

/// <summary>A member's content, checked while it is read, so that nothing is kept of one that expands without end.</summary>
/// <param name="content">The content; closed with this.</param>
/// <param name="member">What the directory says of it.</param>
/// <param name="path">The archive, for messages.</param>
/// <param name="archive">Counts what all members of the archive give.</param>
/// <param name="stop">Ends it.</param>
internal sealed class MemberStream(Stream content, ZipMember member, string path, ArchiveBudget archive, CancellationToken stop)
    : ReadStream
{
    private readonly Crc32 crc = new();
    private long total;

    /// <exception cref="TableException">The content is damaged, or no log's.</exception>
    public override int Read(Span<byte> buffer)
    {
        stop.ThrowIfCancellationRequested();
        var read = Content(buffer);
        crc.Add(buffer[..read]);
        total += read;
        if (!archive.Take(read))
            throw new TableException($"{path}: {ReadBudget.Inflates}");
        if (total > member.Size || read == 0 && !buffer.IsEmpty && (total != member.Size || crc.Value != member.Crc))
            throw Problem("is damaged: it is not what its checksum and size say");
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        content.Dispose();
        base.Dispose(disposing);
    }

    private int Content(Span<byte> buffer)
    {
        try
        {
            return content.Read(buffer);
        }
        catch (InvalidDataException error)
        {
            throw Problem($"is damaged: {error.Message}");
        }
    }

    private TableException Problem(string problem) => new($"{path}: the member {ZipArchiveFile.Shown(member.Name)} {problem}");
}
