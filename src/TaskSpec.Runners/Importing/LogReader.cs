using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Reads what one runner logs.</summary>
public abstract class LogReader
{
    /// <summary>The runner's name on the command line.</summary>
    public abstract string Runner { get; }

    /// <summary>What of it is read, for people: file names and versions.</summary>
    public abstract string Reads { get; }

    /// <summary>Whether a file is one of its logs, by its name and beginning alone.</summary>
    public abstract bool Accepts(LogFile file);

    /// <summary>Whether a file that is no log by itself is read with its logs, by its name and beginning alone.</summary>
    public virtual bool Belongs(LogFile file) => false;

    /// <summary>
    /// The rows of a log, each with the <see cref="Conditions"/> that the log states, read while they are enumerated, so that memory does not grow with it. What cannot be read is refused through
    /// the import, with its place and reason; nothing that was not scored becomes a score.
    /// </summary>
    /// <exception cref="TableException">The file is damaged; the message says where.</exception>
    public abstract IEnumerable<SampleRow> Read(LogFile file, Import import);
}
