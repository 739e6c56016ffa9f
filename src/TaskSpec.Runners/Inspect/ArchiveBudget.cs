using TaskSpec.Tables;

namespace TaskSpec.Runners.Inspect;

/// <summary>What all members of an archive together unpack to: many small ones may hold as much as a large one.</summary>
/// <param name="packed">The archive's length.</param>
internal sealed class ArchiveBudget(long packed)
{
    private long unpacked;

    /// <summary>Counts bytes; false where they are more than the archive may give.</summary>
    public bool Take(int bytes) => ReadBudget.MayInflate(packed, unpacked += bytes);
}
