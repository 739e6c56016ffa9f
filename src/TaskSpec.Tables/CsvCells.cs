using System.Runtime.InteropServices;
using CsvHelper;

namespace TaskSpec.Tables;

/// <summary>The cells of the record that a CSV reader is at, for one thread; numbers are read where they stand, without becoming text first.</summary>
/// <remarks>Most texts repeat what a row shortly before has in that column, and stay one string then.</remarks>
internal sealed class CsvCells(RowPlaces places, int columns) : Cells(places)
{
    private const int SlotBits = 10;
    private const int Longest = 64;
    private readonly Seen?[] seen = new Seen?[columns << SlotBits];
    private CsvReader csv = null!;

    public override long Number => csv.LineNumber;

    /// <summary>The cells of the record that a reader is at.</summary>
    public CsvCells Of(CsvReader reader)
    {
        csv = reader;
        return this;
    }

    public override string? Text(Place place)
    {
        if (place.Index < 0)
            return null;
        var bytes = csv.GetSpan(place.Index);
        if (bytes.IsEmpty)
            return null;
        if (bytes.Length > Longest)
            return csv.GetString(place.Index);
        ref var slot = ref seen[(place.Index << SlotBits) | Slot(bytes)];
        if (slot is null || !bytes.SequenceEqual(slot.Bytes))
            slot = new(bytes.ToArray(), csv.GetString(place.Index));
        return slot.Text;
    }

    protected override bool? TryNumber(Place place, out double number)
    {
        number = 0;
        if (place.Index < 0)
            return null;
        var bytes = csv.GetSpan(place.Index);
        if (bytes.IsEmpty)
            return null;
        // The reader would take commas for thousands.
        return csv.TryParse(place.Index, out number) && !bytes.Contains((byte)',');
    }

    // Names that are many differ in their last letters.
    private static int Slot(ReadOnlySpan<byte> bytes)
    {
        ulong end = 0;
        if (bytes.Length >= sizeof(ulong))
            end = MemoryMarshal.Read<ulong>(bytes[^sizeof(ulong)..]);
        else
        {
            foreach (var one in bytes)
                end = (end << 8) | one;
        }

        return (int)((end * 0x9E3779B97F4A7C15) >> (64 - SlotBits));
    }

    private sealed record Seen(byte[] Bytes, string Text);
}
