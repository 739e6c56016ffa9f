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
    public static Section Of(string id, string title, Func<Html> body)
    {
        try
        {
            return new(id, title, body());
        }
        catch (ScalingException error)
        {
            return new(id, title, $"<p class=\"note\">Nothing can be shown here: {error.Message}.</p>")
            {
                Missing = error.Message,
            };
        }
    }
}
