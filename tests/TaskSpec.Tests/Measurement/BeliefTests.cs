using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;
using TaskSpec.Measurement;
using TaskSpec.Testing;
using static TaskSpec.Tests.Measurement.Plans;

namespace TaskSpec.Tests.Measurement;

/// <summary>Beliefs: condensed without moving their moments, read whole or refused, and mixed as what they are.</summary>
public class BeliefTests
{
    [Fact]
    public void Condensed_laws_keep_their_first_moments() =>
        Prop.ForAll(
                Gen.Choose(1, 1000).ListOf(9).ToArbitrary(),
                weights =>
                {
                    EquatableArray<Believed> law =
                    [
                        .. weights.Select((weight, i) => new Believed(Math.Exp(-3 + .4 * i), weight / (double)weights.Sum())),
                    ];
                    var condensed = new CurveBeliefs(law, law, 1).Condensed();
                    return (condensed.Exponents.Count, condensed.Misfits.Count) == (3, 2)
                        && Enumerable
                            .Range(0, 6)
                            .All(power => Close(Moment(law, power, Math.Log), Moment(condensed.Exponents, power, Math.Log)))
                        && Enumerable
                            .Range(0, 4)
                            .All(power => Close(Moment(law, power, x => x), Moment(condensed.Misfits, power, x => x)));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Few_values_are_kept_as_they_are()
    {
        EquatableArray<Believed> law = [new(.1, .5), new(.2, .5)];

        Assert.Equal(law, new CurveBeliefs(law, law, 1).Condensed().Misfits);
    }

    [Fact]
    public void What_is_written_is_read_again() =>
        Assert.Equal(LearntPriors.Shipped.ToJson(), LearntPriors.Read(LearntPriors.Shipped.ToJson()).ToJson());

    [Fact]
    public void What_is_shipped_says_from_where_and_when()
    {
        Assert.Matches(@"^\d{4}-\d\d-\d\d$", LearntPriors.Shipped.Day);
        Assert.NotEmpty(LearntPriors.Shipped.Sources);
        Assert.All(LearntPriors.Shipped.Sources, source => Assert.Matches("^[0-9a-f]{64}$", source.Sha256));
    }

    [Theory]
    [InlineData("\"misfitDecades\": ", "\"misfitDecades\": -", "\"answers.misfitDecades\" must be above 0")]
    [InlineData("\"weight\": 0", "\"weight\": 7", "must have weights from 0 to 1")]
    [InlineData("\"exponents\"", "\"exponent\"", "\"answers.exponents\" must have a value at least")]
    [InlineData("\"choices\"", "\"choice\"", "this object needs the member \"choices\"")]
    public void A_file_that_says_nothing_sound_is_refused(string old, string changed, string problem)
    {
        var text = LearntPriors.Shipped.ToJson();
        if (!text.Contains(old, StringComparison.Ordinal))
            old = old.Replace(": ", ":", StringComparison.Ordinal);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0);
        var error = Assert.Throws<JsonFormatException>(() => LearntPriors.Read(text[..at] + changed + text[(at + old.Length)..]));

        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Truncated_files_are_refused_and_never_crash()
    {
        var text = LearntPriors.Shipped.ToJson();
        for (var length = 0; length < text.Length - 2; length += 7)
            Assert.Throws<JsonFormatException>(() => LearntPriors.Read(text[..length]));
    }

    [Fact]
    public void The_error_of_a_law_of_misfits_is_the_mean_of_the_squared_errors()
    {
        var design = ExactMatch();
        double Error(params Believed[] misfits) =>
            (design with { Departures = Reference.Departures with { Misfits = misfits.ToEquatableArray() } }).Error();

        var mixed = Error(new(.1, .3), new(.8, .7));
        var apart = Math.Sqrt(.3 * Math.Pow(Error(new Believed(.1, 1)), 2) + .7 * Math.Pow(Error(new Believed(.8, 1)), 2));
        Assert.Equal(apart, mixed, 1e-9);
    }

    private static bool Close(double first, double second) => Math.Abs(first - second) < 1e-6 * (1 + Math.Abs(first));

    private static double Moment(EquatableArray<Believed> law, int power, Func<double, double> of) =>
        law.Sum(one => one.Weight * Math.Pow(of(one.Value), power));
}
