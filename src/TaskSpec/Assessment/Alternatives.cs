namespace TaskSpec.Assessments;

/// <summary>Evaluates changed situations.</summary>
internal static class Alternatives
{
    /// <summary>The forecast of a situation, against its own floor.</summary>
    public static Alternative Of(string name, Situation situation, double limit)
    {
        var error = situation.Error();
        var excess = error.ExcessOver(situation.Floor());
        return new(name, Rounded.Of(error.Error), Rounded.Of(excess), excess <= limit);
    }
}
