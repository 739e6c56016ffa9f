namespace TaskSpec;

/// <summary>Macro F1: the mean over classes of the F1 of each, whatever its number of samples. From 0 to 1.</summary>
/// <remarks>
/// scikit-learn's f1_score with average='macro'. The output and the target are labels; white space around them does not count, case does.
/// It is a metric of many samples: one sample's score is only whether its label is right, and their mean is accuracy, not this.
/// </remarks>
/// <example>
/// Labels of which some are rare and count as much.
/// <code><![CDATA[
/// [Headline<MacroF1>]
/// ]]></code>
/// </example>
[Metric("macro_f1", Form.SetOverlap, Averaging = Averaging.Classes, By = By.Text)]
public sealed class MacroF1 : ITextMetric
{
    /// <inheritdoc/>
    /// <returns>0 or 1.</returns>
    public static double Score(string output, Sample sample) => ExactMatch.Score(output, sample);

    /// <summary>Macro F1 of many samples. Linear in their number.</summary>
    /// <param name="pairs">Each output with its target; none make 0.</param>
    /// <returns>
    /// From 0 to 1. A class is any label that an output or a target has, so that an output which is no class at all counts as one
    /// with an F1 of 0: extract the label first.
    /// </returns>
    public static double Of(IEnumerable<(string Output, string Target)> pairs)
    {
        var labels = pairs.Select(pair => (Output: pair.Output.Trim(), Target: pair.Target.Trim())).ToArray();
        var outputs = labels.CountBy(label => label.Output).ToDictionary();
        var targets = labels.CountBy(label => label.Target).ToDictionary();
        var right = labels.Where(label => label.Output == label.Target).CountBy(label => label.Target).ToDictionary();
        return outputs
            .Keys.Union(targets.Keys)
            .Select(label =>
                2.0 * right.GetValueOrDefault(label) / (outputs.GetValueOrDefault(label) + targets.GetValueOrDefault(label))
            )
            .DefaultIfEmpty(0)
            .Average();
    }
}
