using TaskSpec.Catalogs;
using TaskSpec.Measurement;

namespace TaskSpec.Assessments;

/// <summary>What a plan leaves open even if the scores of its models were known exactly.</summary>
public static class PlanFloor
{
    /// <summary>The floor of the forecast error for a score between 0 and 1, in score points.</summary>
    public static double Of(ScalingPlan plan)
    {
        var ladder = SituationReader.LadderOf(plan);
        var score = new AllRight();
        var assumed = Assumptions.Default;
        var curves = assumed.CurvesOf(score);
        return ForecastError
            .Floor(
                new(ladder, DifficultyPrior.Uniform(ladder, curves), score, score, false, Sharing.Independent(1))
                {
                    Departures = new(curves.Misfits, curves.MisfitDecades)
                    {
                        ModelDecades = SituationReader.ModelDecadesOf(plan, assumed),
                    },
                }
            )
            .Error;
    }
}
