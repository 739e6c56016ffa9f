using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A file of evidence or tasks cannot be read at some place.</summary>
internal static class TSK9001UnreadableFile
{
    public static IEnumerable<Finding> Check(Catalog catalog) => catalog.UnreadableFiles.Select(Of);

    /// <summary>What is said of one place.</summary>
    public static Finding Of(UnreadableFile file) =>
        new(
            RuleBook.UnreadableFile,
            new(null),
            FormattableString.Invariant(
                $"{Text.File(file.File)} cannot be read at line {file.Line}, column {file.Column}, and rules do without it: {file.Problem}"
            )
        )
        {
            Cause = "unreadable file",
            Remedy = "write the file anew",
        };
}
