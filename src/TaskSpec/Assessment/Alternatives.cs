namespace TaskSpec.Assessments;

/// <summary>Evaluates changed situations.</summary>
internal static class Alternatives
{
    /// <summary>The forecast of a situation, against its own floor and range.</summary>
    public static Alternative Of(string name, Situation situation, double share)
    {
        var error = situation.Error();
        var excess = error.ExcessOver(situation.Floor());
        var range = situation.Range();
        return new(name, Rounded.Of(error.Error), Rounded.Of(excess), excess <= share * range) { Range = Rounded.Of(range) };
    }
}
