namespace TaskSpec.Assessments;

/// <summary>Numbers that people choose: 1, 2 or 5 times a power of ten.</summary>
internal static class RoundNumbers
{
    private static readonly double[] Steps = [1, 2, 5];

    /// <summary>Those from one number to another, both included, rising.</summary>
    /// <param name="least">More than 0.</param>
    /// <param name="most">At least as much.</param>
    public static IEnumerable<double> Between(double least, double most)
    {
        for (var power = Math.Floor(Math.Log10(least)); power <= Math.Log10(most); power++)
        {
            foreach (var step in Steps)
            {
                var number = step * Math.Pow(10, power);
                if (number >= least && number <= most)
                    yield return number;
            }
        }
    }
}
