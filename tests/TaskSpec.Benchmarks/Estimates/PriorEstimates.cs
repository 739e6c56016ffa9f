namespace TaskSpec.Benchmarks.Estimates;

/// <summary>Each prior beside what real data say of it, as a table in Markdown.</summary>
internal static class PriorEstimates
{
    public static void Print(string folder)
    {
        Figures.Print("prior", "default", "estimate", "from");
        Figures.Print("---", "---", "---", "---");
        CurveEstimates.Print(folder);
        LossEstimates.Print(folder);
        LinkEstimates.Print(folder);
        AttemptEstimates.Print(folder);
    }
}
