using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TaskSpec.CodeFixes.Refactorings;

/// <summary>Named tasks that take people about as long.</summary>
/// <param name="Name">Easy, Medium or Hard.</param>
/// <param name="Tasks">Their attributes, in order.</param>
internal sealed record TaskGroup(string Name, IReadOnlyList<AttributeSyntax> Tasks)
{
    private static readonly string[] Names = ["Easy", "Medium", "Hard"];

    /// <summary>
    /// Tasks by human time: in three parts of the range, even on a logarithmic scale, where it is two decades or more, and in two where it
    /// is one. Empty where it is less, or where a task has no human time.
    /// </summary>
    public static IReadOnlyList<TaskGroup> Of(IEnumerable<AttributeData> tasks, CancellationToken cancel)
    {
        var timed = tasks
            .Select(task =>
                (
                    Syntax: task.ApplicationSyntaxReference?.GetSyntax(cancel) as AttributeSyntax,
                    Minutes: task.Number("HumanMinutes")
                )
            )
            .ToList();
        if (timed.Count == 0 || timed.Any(task => task.Syntax is null || task.Minutes is not > 0))
            return [];
        var (least, most) = (timed.Min(task => task.Minutes!.Value), timed.Max(task => task.Minutes!.Value));
        var parts = Math.Min(Names.Length, (int)Math.Floor(Math.Log10(most / least)) + 1);
        if (parts < 2)
            return [];
        var groups = timed
            .GroupBy(
                task => Math.Min(parts - 1, (int)(parts * Math.Log(task.Minutes!.Value / least) / Math.Log(most / least))),
                task => task.Syntax!
            )
            .OrderBy(group => group.Key)
            .Select(group => group.ToList())
            .ToList();
        return groups
            .Select((group, i) => new TaskGroup(i == groups.Count - 1 ? Names[Names.Length - 1] : Names[i], group))
            .ToList();
    }
}
