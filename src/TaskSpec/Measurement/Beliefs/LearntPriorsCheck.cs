using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Measurement;

/// <summary>Whether a file of priors holds laws that a forecast can go by.</summary>
internal static class LearntPriorsCheck
{
    private const double MostDecades = 100;
    private const double Rounding = 1e-3;

    /// <exception cref="JsonFormatException">It does not; the message says where and what.</exception>
    public static void Check(JsonValue json, string at, LearntCurves curves)
    {
        Law("exponents", curves.Exponents, 1e-3, 20);
        Law("misfits", curves.Misfits, 1e-3, 20);
        Law("shares", curves.Shares, 0, 1);
        Law("floors", curves.Floors, 0, .5);
        Law("responses", curves.Responses, 0, 9);
        if (!(curves.MisfitDecades > 0 && curves.MisfitDecades <= MostDecades))
            Refuse("misfitDecades", FormattableString.Invariant($"must be above 0 and at most {MostDecades}"));

        void Law(string name, EquatableArray<Believed> law, double least, double most)
        {
            if (law.IsEmpty)
                Refuse(name, "must have a value at least");
            for (var i = 0; i < law.Count; i++)
            {
                if (!(law[i].Value >= least && law[i].Value <= most) || i > 0 && law[i].Value <= law[i - 1].Value)
                    Refuse(name, FormattableString.Invariant($"must have rising values from {least} to {most}"));
                if (!(law[i].Weight >= 0 && law[i].Weight <= 1))
                    Refuse(name, "must have weights from 0 to 1");
            }

            if (Math.Abs(law.Sum(one => one.Weight) - 1) > Rounding)
                Refuse(name, "must have weights that sum to 1");
        }

        void Refuse(string name, string what) =>
            throw new JsonFormatException($"\"{at}.{name}\" {what}", (json[name] ?? json).Line, (json[name] ?? json).Column);
    }
}
