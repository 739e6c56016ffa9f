namespace TaskSpec.Scaling.Horizons;

/// <summary>Every agent's curve at given weights of its successes and failures: what the estimate and each resample do alike.</summary>
internal sealed class Fits(RunSet runs, HorizonOptions options)
{
    private readonly CurveFit fixedSlope = new(HorizonCurve.Ln2, 0, false);

    /// <summary>Fits all agents.</summary>
    /// <param name="points">One an agent; those that are empty or have no success or no failure get no curve.</param>
    /// <param name="starts">Where to begin each, or null.</param>
    /// <param name="into">Receives a fit an agent, not converged where there is none.</param>
    public void All(CurvePoints[] points, CurveFit[]? starts, CurveFit[] into)
    {
        if (options is { CommonSlope: true, Model: not HorizonModel.ConstantHazard })
        {
            Common(points, starts, into);
            return;
        }

        for (var agent = 0; agent < points.Length; agent++)
            into[agent] = HasBoth(points[agent])
                ? One(points[agent], starts?[agent] is { Converged: true } start ? start : null)
                : default;
    }

    /// <summary>An agent's points from all its runs.</summary>
    public CurvePoints Points(int agent, double[] weights)
    {
        var attempts = runs.Agents[agent].Attempts;
        var points = new CurvePoints(attempts.Count);
        for (var i = 0; i < attempts.Count; i++)
            points.Add(runs.Tasks[attempts[i].Task].Doublings, weights[i] * attempts[i].Right, weights[i] * attempts[i].Wrong);
        return points;
    }

    private static bool HasBoth(CurvePoints points) =>
        points.Right.AsSpan(0, points.Count).ContainsAnyExcept(0.0)
        && points.Wrong.AsSpan(0, points.Count).ContainsAnyExcept(0.0);

    private CurveFit One(CurvePoints points, CurveFit? start) =>
        options.Model switch
        {
            HorizonModel.Logistic => CurveFitter<LogisticLink>.Fit(points, options.Regularization, start ?? default),
            HorizonModel.Hazard => CurveFitter<HazardLink>.Fit(points, options.Regularization, start ?? default),
            _ => CurveFitter<HazardLink>.Fit(points, 0, start ?? fixedSlope, freeSlope: false),
        };

    private void Common(CurvePoints[] points, CurveFit[]? starts, CurveFit[] into)
    {
        int[] fitted = [.. Enumerable.Range(0, points.Length).Where(agent => HasBoth(points[agent]))];
        Array.Clear(into);
        if (fitted.Length == 0)
            return;
        var cells = new List<EffectCell>();
        foreach (var (i, agent) in fitted.Index())
        {
            for (var k = 0; k < points[agent].Count; k++)
                cells.Add(new(i, 0, points[agent].Doublings[k], points[agent].Right[k], points[agent].Wrong[k]));
        }

        var shape = new EffectShape(fitted.Length, 1) { SlopePenalty = options.Regularization };
        var start = starts is null
            ? null
            : EffectFit.Start([.. fitted.Select(agent => starts[agent].Intercept)], [starts[fitted[0]].Slope]);
        var fit =
            options.Model == HorizonModel.Logistic
                ? EffectFitter<LogisticLink>.Fit(cells, shape, start)
                : EffectFitter<HazardLink>.Fit(cells, shape, start);
        foreach (var (i, agent) in fitted.Index())
            into[agent] = new(fit.Slopes[0], fit.Agents[i], fit.Converged);
    }
}
