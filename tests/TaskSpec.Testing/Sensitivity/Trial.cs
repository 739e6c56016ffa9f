using TaskSpec.Assessments;

namespace TaskSpec.Testing.Sensitivity;

/// <summary>The designs under other values of one prior, from the nearest to the default to the farthest on each side.</summary>
internal sealed class Trial
{
    private readonly (double Value, Assessment[] Designs)[][] sides;

    public Trial(Belief belief)
    {
        Belief = belief;
        Usual = StudiedDesigns.Assess(belief.With(belief.Default));
        sides = [.. new[] { belief.Lower, belief.Higher }.Where(side => side.Length > 0).Select(Assess)];

        (double, Assessment[])[] Assess(double[] values) =>
            [.. values.Select(value => (value, StudiedDesigns.Assess(belief.With(value))))];
    }

    /// <summary>The prior.</summary>
    public Belief Belief { get; }

    /// <summary>The designs at its default.</summary>
    public Assessment[] Usual { get; }

    /// <summary>The values farthest from the default.</summary>
    public IEnumerable<(double Value, Assessment[] Designs)> Farthest => sides.Select(side => side[^1]);

    /// <summary>What a conclusion turns into, and at which value first, on each side where it does.</summary>
    public IEnumerable<string> Turns(int conclusion)
    {
        var usual = Conclusion.Of(Usual)[conclusion];
        foreach (var side in sides)
        {
            foreach (var (value, designs) in side)
            {
                var says = Conclusion.Of(designs)[conclusion].Says;
                if (says.Length == 0 || says == usual.Says)
                    continue;
                yield return $"{Belief.At(value)}: {says}";
                break;
            }
        }
    }
}
