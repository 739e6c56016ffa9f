using System.Globalization;
using System.Text;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>A response as text: mean and information along the latent, to so many digits that every platform has the same.</summary>
internal static class ResponseText
{
    private const double From = -8;
    private const double To = 6.5;
    private const double Step = .5;

    // A prime: no round fraction lies half way between two of its steps, where the last bit would decide.
    private const double Digits = 99_991;

    // What is not worth a millionth of an attempt's outcome is nothing.
    private const double LeastInformation = 1e-6;

    /// <summary>That of an outcome that is right or wrong, of which nothing is had by chance and everything can be.</summary>
    public static readonly string PassOrFail = Of(new AllRight());

    /// <summary>The text of a response.</summary>
    public static string Of(Response response)
    {
        var text = new StringBuilder();
        for (var u = From; u <= To; u += Step)
        {
            var (mean, information) = response.At(u);
            Add(text, mean);
            Add(text, Math.Log(information + LeastInformation) / 10);
        }

        Add(text, response.AllOrNothingIndex());
        return text.ToString();
    }

    private static void Add(StringBuilder text, double value) =>
        text.Append(((long)Math.Round(value * Digits)).ToString(CultureInfo.InvariantCulture)).Append(' ');
}
