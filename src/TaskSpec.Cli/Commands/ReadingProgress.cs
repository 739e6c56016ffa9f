using System.Diagnostics;
using System.Globalization;

namespace TaskSpec.Cli.Commands;

/// <summary>Says how far a table is read: rows, and where the engine knows how many there are, the time left.</summary>
/// <param name="path">The table.</param>
/// <param name="say">Shows it.</param>
internal sealed class ReadingProgress(string path, Action<string> say)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private bool isTotalKnown;

    /// <summary>So many rows came.</summary>
    public void Came(long rows)
    {
        if (!isTotalKnown)
            Say($"{rows:#,0} rows");
    }

    /// <summary>So many rows of all are done.</summary>
    public void Done(long rows, long total)
    {
        isTotalKnown = true;
        var left = rows == 0 ? TimeSpan.Zero : watch.Elapsed * ((double)(total - rows) / rows);
        Say($"{rows:#,0} of {total:#,0} rows, {left:h\\:mm\\:ss} left");
    }

    private void Say(FormattableString what) => say($"reading {path}: {what.ToString(CultureInfo.InvariantCulture)}");
}
