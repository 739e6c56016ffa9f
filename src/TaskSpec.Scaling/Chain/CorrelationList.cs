namespace TaskSpec.Scaling.Chain;

/// <summary>Correlations of one metric, one a sample and recipe; there may be millions.</summary>
internal sealed class CorrelationList
{
    private readonly List<double> values = [];

    /// <summary>Those of samples whose score never changes, so that they correlate with nothing.</summary>
    public int Undefined { get; private set; }

    /// <summary>Adds one; not a number where it is not defined.</summary>
    public void Add(double correlation)
    {
        if (double.IsNaN(correlation))
            Undefined++;
        else
            values.Add(correlation);
    }

    /// <summary>All of them, rising: the list itself, as a copy would be as long.</summary>
    public IReadOnlyList<double> Sorted()
    {
        values.Sort();
        return values;
    }
}
