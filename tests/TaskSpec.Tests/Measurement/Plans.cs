using FsCheck;
using TaskSpec.Measurement;
using TaskSpec.Testing;

namespace TaskSpec.Tests.Measurement;

/// <summary>The plan that the documentation's figures are given for, and short names for its designs.</summary>
internal static class Plans
{
    public static readonly Ladder SevenModels = Ladder.LogSpaced(1e18, 1e22, 7, 1e24);
    public static readonly DifficultyPrior Prior = DifficultyPrior.Uniform(SevenModels, Reference.Curves);
    public static readonly Response Exact = new AllRight();
    public static readonly Response Choice = new ChoiceAccuracy(4);

    public static Response Edit(double length) => new TokensRight(length) { Scale = 1 / length };

    public static Response GatedDigest(double length = 64, double guess = 1 / 16.0, int retries = 0) =>
        new Gated(length, 1, guess, retries);

    public static Design Of(Response headline, Response observed, bool linked, double samples) =>
        new(SevenModels, Prior, headline, observed, linked, Sharing.Independent(samples)) { Departures = Reference.Departures };

    public static Design ExactMatch(double samples = 100) => Of(Exact, Exact, false, samples);

    public static Design On(this Design design, Ladder ladder) =>
        design with
        {
            Ladder = ladder,
            Prior = DifficultyPrior.Uniform(ladder, Reference.Curves),
        };

    public static double Error(this Design design) => ForecastError.Of(design).Error;

    public static double Floor(this Design design) => ForecastError.Floor(design).Error;

    public static double Penalty(this Design design) => ForecastError.Of(design).PenaltyOver(ForecastError.Floor(design));

    /// <summary>The same cases in every run: a figure near its slack must not fail by chance.</summary>
    public static Config Cases(int count) => Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(20240611, 7);

    public static void Close(double expected, double actual, double relative = 1e-9) =>
        Assert.True(Math.Abs(actual - expected) <= relative * Math.Abs(expected), $"expected {expected:R}, got {actual:R}");
}
