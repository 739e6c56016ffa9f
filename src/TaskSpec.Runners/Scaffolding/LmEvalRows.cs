using System.Text.RegularExpressions;
using TaskSpec.Catalogs;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>How a task of lm-evaluation-harness asks the rows of its data set, as far as it is a field or a text with fields.</summary>
/// <param name="Split">The split that is asked.</param>
/// <param name="FewShotSplit">The split that solved examples come from.</param>
/// <param name="Input">What is asked.</param>
/// <param name="Target">The field with what is right.</param>
/// <param name="Choices">The field with the choices.</param>
internal sealed partial record LmEvalRows(string? Split, string? FewShotSplit, string? Input, string? Target, string? Choices)
{
    /// <summary>The members that say so.</summary>
    public static IReadOnlyList<string> Members { get; } =
    ["test_split", "validation_split", "fewshot_split", "doc_to_text", "doc_to_target", "doc_to_choice", "process_docs"];

    /// <summary>What a row says; nothing where a function makes other rows of those that the data set has.</summary>
    public static LmEvalRows Of(Row row)
    {
        var made = row["process_docs"] is not null;
        return new(
            Text(row, "test_split") ?? Text(row, "validation_split"),
            Text(row, "fewshot_split"),
            made ? null : AskedBy(Text(row, "doc_to_text")),
            made ? null : FieldOf(Text(row, "doc_to_target")),
            made ? null : FieldOf(Text(row, "doc_to_choice"))
        );
    }

    /// <summary>The source with it.</summary>
    public SampleSource On(SampleSource source) =>
        source with
        {
            Split = Split,
            FewShotSplit = FewShotSplit,
            Input = Input,
            Target = Target,
            Choices = Choices,
        };

    private static string? Text(Row row, string name) =>
        row[name] is Newtonsoft.Json.Linq.JValue { Value: string { Length: > 0 } text } ? Row.Clean(text) : null;

    private static string? FieldOf(string? text) =>
        text is not null && Alone.Match(text) is { Success: true } match ? match.Groups["name"].Value : null;

    private static string? AskedBy(string? text)
    {
        if (text is null || FieldOf(text) is { } field && !text.Contains('{'))
            return FieldOf(text);
        // A text without a field is the same for every row; one with more than fields is a program.
        return Place.IsMatch(text) && !Engine.IsMatch(Place.Replace(text, ""))
            ? string.Concat(
                Place.Split(text).Select((part, i) => i % 2 == 1 ? $"{{{part}}}" : part.Replace("{", "{{").Replace("}", "}}"))
            )
            : null;
    }

    [GeneratedRegex(@"^(?:\{\{\s*(?<name>[A-Za-z_]\w*)\s*\}\}|(?<name>[A-Za-z_]\w*))$", RegexOptions.CultureInvariant)]
    private static partial Regex Alone { get; }

    [GeneratedRegex(@"\{\{\s*([A-Za-z_]\w*)\s*\}\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place { get; }

    [GeneratedRegex(@"\{\{|\{%|\{#|\}\}|%\}|#\}|!function", RegexOptions.CultureInvariant)]
    private static partial Regex Engine { get; }
}
