namespace TaskSpec.Assessments;

/// <summary>Counts that people choose: 1, 2 or 5 times a power of ten.</summary>
internal static class RoundCounts
{
    private static readonly double[] Steps = [1, 2, 5];

    /// <summary>The most samples to propose to whoever has so many: a hundred times as many, and 10,000 in any case.</summary>
    public static double Most(double items) => Math.Max(100 * items, 10_000);

    /// <summary>The least round count that is no less than a number; 1 where that is 0 or less.</summary>
    public static double AtLeast(double number) => Between(Math.Max(1, number), 10 * Math.Max(1, number)).First();

    /// <summary>The round counts from one number to another, both included, rising.</summary>
    /// <param name="least">More than 0.</param>
    /// <param name="most">At least as much.</param>
    public static IEnumerable<double> Between(double least, double most)
    {
        for (var power = Math.Floor(Math.Log10(least)); power <= Math.Log10(most); power++)
        {
            foreach (var step in Steps)
            {
                var count = step * Math.Pow(10, power);
                if (count >= least && count <= most)
                    yield return count;
            }
        }
    }
}
