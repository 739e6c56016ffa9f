namespace TaskSpec.Scaling.Calibration;

/// <summary>How much more or less compute models are worth than they used, in decades: standard deviations.</summary>
/// <param name="Between">Of what recipes are worth.</param>
/// <param name="Within">Of what models of one family are worth besides.</param>
/// <param name="Families">How many families this was learnt from.</param>
/// <param name="Models">And how many models.</param>
public sealed record RecipeSpread(double Between, double Within, int Families, int Models);

/// <summary>
/// Effective compute: a model of a recipe is worth log10 FLOP + δ_family + e_model on every task, δ ~ N(0, between²) and e ~ N(0, within²). The
/// posterior of both under what scores say of each model, and the spreads of greatest likelihood.
/// </summary>
internal sealed class EffectiveCompute
{
    // What is believed before any table counts as much as so many families, and so many models.
    private const double Believed = 2;
    private const int Rounds = 60;
    private static readonly RecipeSpread usual = new(.5, .3, 0, 0);

    private readonly int[] familyOf;
    private readonly Ahead[] families;

    private EffectiveCompute(int[] familyOf, RecipeSpread spread, double[] precisions, double[] products)
    {
        (this.familyOf, Spread) = (familyOf, spread);
        double between = spread.Between * spread.Between,
            within = spread.Within * spread.Within;
        var sums = new (double Precision, double Product)[spread.Families];
        for (var i = 0; i < familyOf.Length; i++)
        {
            var shrunk = 1 + precisions[i] * within;
            ref var sum = ref sums[familyOf[i]];
            sum = (sum.Precision + precisions[i] / shrunk, sum.Product + products[i] / shrunk);
        }

        families =
        [
            .. sums.Select(sum => new Ahead(sum.Product / (sum.Precision + 1 / between), 1 / (sum.Precision + 1 / between))),
        ];
        Models =
        [
            .. familyOf.Select(
                (family, i) =>
                {
                    var (decades, variance) = families[family];
                    // Of the family's place the model keeps what its own scores leave.
                    var kept = 1 / (1 + precisions[i] * within);
                    return new Ahead(kept * (within * products[i] + decades), kept * within + kept * kept * variance);
                }
            ),
        ];
    }

    /// <summary>The spreads.</summary>
    public RecipeSpread Spread { get; }

    /// <summary>Where each model is.</summary>
    public IReadOnlyList<Ahead> Models { get; }

    /// <summary>Before anything is known.</summary>
    /// <param name="familyOf">The family of each model, counted from 0.</param>
    public static EffectiveCompute Unknown(int[] familyOf) =>
        new(
            familyOf,
            usual with
            {
                Families = familyOf.Max() + 1,
                Models = familyOf.Length,
            },
            new double[familyOf.Length],
            new double[familyOf.Length]
        );

    /// <summary>With what scores say: each model's precision, and precision times decades. The spreads stay.</summary>
    public EffectiveCompute Given(double[] precisions, double[] products) => new(familyOf, Spread, precisions, products);

    /// <summary>The same, the spreads learnt by expectation and maximisation.</summary>
    public EffectiveCompute Learnt(double[] precisions, double[] products)
    {
        var now = Given(precisions, products);
        for (var round = 0; round < Rounds; round++)
        {
            var within = now.Spread.Within * now.Spread.Within;
            double squares = Believed * usual.Within * usual.Within,
                between = Believed * usual.Between * usual.Between;
            for (var i = 0; i < familyOf.Length; i++)
            {
                var (decades, variance) = now.families[familyOf[i]];
                var kept = 1 / (1 + precisions[i] * within);
                var own = now.Models[i].Decades - decades;
                squares += own * own + kept * within + (1 - kept) * (1 - kept) * variance;
            }

            foreach (var (decades, variance) in now.families)
                between += decades * decades + variance;
            now = new(
                familyOf,
                now.Spread with
                {
                    Within = Math.Sqrt(squares / (familyOf.Length + Believed)),
                    Between = Math.Sqrt(between / (now.families.Length + Believed)),
                },
                precisions,
                products
            );
        }

        return now;
    }

    /// <summary>Where a further model of a family is; null for a family that is not known.</summary>
    public Ahead Next(int? family)
    {
        var (decades, variance) = family is { } known ? families[known] : new(0, Spread.Between * Spread.Between);
        return new(decades, variance + Spread.Within * Spread.Within);
    }
}
