using TaskSpec.Scaling;

namespace TaskSpec.Cli.Report;

/// <summary>A part of the page.</summary>
/// <param name="Id">Its anchor.</param>
/// <param name="Title">Its heading.</param>
/// <param name="Body">What stands below the heading.</param>
internal sealed record Section(string Id, string Title, Html Body)
{
    /// <summary>Why there is nothing to show; null where there is.</summary>
    public string? Missing { get; private init; }

    /// <summary>A section that, where its figures cannot be had, says why in place of them. Nothing else of the page suffers from it.</summary>
    /// <param name="id">Its anchor.</param>
    /// <param name="title">Its heading.</param>
    /// <param name="command">The command that computes the same, whose options the reason may name.</param>
    /// <param name="body">Computes what stands below the heading.</param>
    public static Section Of(string id, string title, string command, Func<Html> body)
    {
        try
        {
            return new(id, title, body());
        }
        catch (ScalingException error)
        {
            var options = error.Message.Contains("--", StringComparison.Ordinal)
                ? $" Its options are those of taskspec {command}."
                : "";
            return new(id, title, $"<p class=\"note\">Nothing can be shown here: {Shown.Text(error.Message)}.{options}</p>\n")
            {
                Missing = error.Message + (options.Length > 0 ? $" (options of taskspec {command})" : ""),
            };
        }
    }
}
