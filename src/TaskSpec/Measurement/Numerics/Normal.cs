namespace TaskSpec.Measurement;

/// <summary>The standard normal distribution. The compiler loads no library, so it stands here in full.</summary>
public static class Normal
{
    private const double Sqrt2 = 1.4142135623730951;
    private const double InverseSqrtPi = 0.56418958354775628695;

    /// <summary>φ(x), the density.</summary>
    public static double Density(double x) => 0.3989422804014327 * Math.Exp(-0.5 * x * x);

    /// <summary>Φ(x), with full relative precision in the lower tail.</summary>
    public static double Cdf(double x) => 0.5 * Erfc(-x / Sqrt2);

    /// <summary>erfc(x) = 1 − erf(x), by Cody's rational approximations (Math. Comp. 23, 1969).</summary>
    public static double Erfc(double x)
    {
        var y = Math.Abs(x);
        if (y <= 0.46875)
            return 1 - x * Ratio(y * y, Near, NearBelow);
        if (y > 26.6)
            return x > 0 ? 0 : 2;
        double tail;
        if (y <= 4)
            tail = Ratio(y, Middle, MiddleBelow);
        else
        {
            var inverse = 1 / (y * y);
            tail = (InverseSqrtPi - inverse * Ratio(inverse, Far, FarBelow)) / y;
        }
        // e^(−y²) split so that the rounding of y² does not reach the result.
        var rounded = Math.Floor(y * 16) / 16;
        tail *= Math.Exp(-rounded * rounded) * Math.Exp(-(y - rounded) * (y + rounded));
        return x > 0 ? tail : 2 - tail;
    }

    /// <summary>Φ⁻¹(p) for p in (0, 1): Wichura's AS 241 (Applied Statistics 37, 1988), good to 1e-15.</summary>
    public static double Quantile(double p)
    {
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
            return q * Ratio(0.180625 - q * q, Centre, CentreBelow);
        var r = Math.Sqrt(-Math.Log(q < 0 ? p : 1 - p));
        var x = r <= 5 ? Ratio(r - 1.6, Shoulder, ShoulderBelow) : Ratio(r - 5, Edge, EdgeBelow);
        return q < 0 ? -x : x;
    }

    // Both polynomials by Horner, highest power first.
    private static double Ratio(double x, double[] above, double[] below)
    {
        double a = 0,
            b = 0;
        foreach (var c in above)
            a = a * x + c;
        foreach (var c in below)
            b = b * x + c;
        return a / b;
    }

    private static readonly double[] Near =
    [
        1.85777706184603153e-1,
        3.16112374387056560e0,
        1.13864154151050156e2,
        3.77485237685302021e2,
        3.20937758913846947e3,
    ];
    private static readonly double[] NearBelow =
    [
        1,
        2.36012909523441209e1,
        2.44024637934444173e2,
        1.28261652607737228e3,
        2.84423683343917062e3,
    ];
    private static readonly double[] Middle =
    [
        2.15311535474403846e-8,
        5.64188496988670089e-1,
        8.88314979438837594e0,
        6.61191906371416295e1,
        2.98635138197400131e2,
        8.81952221241769090e2,
        1.71204761263407058e3,
        2.05107837782607147e3,
        1.23033935479799725e3,
    ];
    private static readonly double[] MiddleBelow =
    [
        1,
        1.57449261107098347e1,
        1.17693950891312499e2,
        5.37181101862009858e2,
        1.62138957456669019e3,
        3.29079923573345963e3,
        4.36261909014324716e3,
        3.43936767414372164e3,
        1.23033935480374942e3,
    ];
    private static readonly double[] Far =
    [
        1.63153871373020978e-2,
        3.05326634961232344e-1,
        3.60344899949804439e-1,
        1.25781726111229246e-1,
        1.60837851487422766e-2,
        6.58749161529837803e-4,
    ];
    private static readonly double[] FarBelow =
    [
        1,
        2.56852019228982242e0,
        1.87295284992346725e0,
        5.27905102951428412e-1,
        6.05183413124413191e-2,
        2.33520497626869185e-3,
    ];
    private static readonly double[] Centre =
    [
        2.5090809287301226727e3,
        3.3430575583588128105e4,
        6.7265770927008700853e4,
        4.5921953931549871457e4,
        1.3731693765509461125e4,
        1.9715909503065514427e3,
        1.3314166789178437745e2,
        3.3871328727963666080e0,
    ];
    private static readonly double[] CentreBelow =
    [
        5.2264952788528545610e3,
        2.8729085735721942674e4,
        3.9307895800092710610e4,
        2.1213794301586595867e4,
        5.3941960214247511077e3,
        6.8718700749205790830e2,
        4.2313330701600911252e1,
        1,
    ];
    private static readonly double[] Shoulder =
    [
        7.74545014278341407640e-4,
        2.27238449892691845833e-2,
        2.41780725177450611770e-1,
        1.27045825245236838258e0,
        3.64784832476320460504e0,
        5.76949722146069140550e0,
        4.63033784615654529590e0,
        1.42343711074968357734e0,
    ];
    private static readonly double[] ShoulderBelow =
    [
        1.05075007164441684324e-9,
        5.47593808499534494600e-4,
        1.51986665636164571966e-2,
        1.48103976427480074590e-1,
        6.89767334985100004550e-1,
        1.67638483018380384940e0,
        2.05319162663775882187e0,
        1,
    ];
    private static readonly double[] Edge =
    [
        2.01033439929228813265e-7,
        2.71155556874348757815e-5,
        1.24266094738807843860e-3,
        2.65321895265761230930e-2,
        2.96560571828504891230e-1,
        1.78482653991729133580e0,
        5.46378491116411436990e0,
        6.65790464350110377720e0,
    ];
    private static readonly double[] EdgeBelow =
    [
        2.04426310338993978564e-15,
        1.42151175831644588870e-7,
        1.84631831751005468180e-5,
        7.86869131145613259100e-4,
        1.48753612908506148525e-2,
        1.36929880922735805310e-1,
        5.99832206555887937690e-1,
        1,
    ];
}
