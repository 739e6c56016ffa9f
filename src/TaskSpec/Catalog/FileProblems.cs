namespace TaskSpec.Catalogs;

/// <summary>A file that a family names and nothing can read. A rule tells of it.</summary>
/// <param name="Attribute">The attribute that names it, without its suffix: TasksFile or Samples.</param>
/// <param name="File">The file, as it is declared.</param>
public sealed record MissingFile(string Attribute, string File)
{
    /// <summary>The files that could be meant, from the project's folder: several, or one that differs in case.</summary>
    public EquatableArray<string> Candidates { get; init; }
}

/// <summary>A place at which a file of evidence or tasks cannot be read. A rule tells of it.</summary>
/// <param name="File">The file, from the project's folder.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
/// <param name="Problem">What is wrong there.</param>
public sealed record UnreadableFile(string File, int Line, int Column, string Problem);

/// <summary>The families of which a file holds evidence and that nobody declares. A rule tells of them.</summary>
/// <param name="File">The file, from the project's folder.</param>
/// <param name="Families">Their ids.</param>
public sealed record UnknownFamilies(string File, EquatableArray<string> Families)
{
    /// <summary>Whether it holds evidence of declared families too.</summary>
    public bool? KnowsOthers { get; init; }
}
