using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Which logs are of one run: those that say so, and a run that did not end by itself with the retry that went on with it.</summary>
internal sealed class LogRuns
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<Conditions, int> runs = [];

    /// <summary>Numbers the runs of conditions, which come in the order of their logs.</summary>
    public void Join(IEnumerable<Conditions> inOrder)
    {
        foreach (
            var lineage in inOrder
                .Distinct()
                .GroupBy(of => of.Lineage is null ? null : $"{of.Runner}\u0001{of.Lineage}\u0001{of.Key(_ => true)}")
        )
        {
            var open = new List<Conditions>();
            var last = -1;
            foreach (var of in lineage)
            {
                open.Add(of);
                if (lineage.Key is not null && of.Unfinished)
                    continue;
                last = NumberOf(of);
                foreach (var one in open)
                    runs[one] = last;
                open.Clear();
            }

            foreach (var one in open)
                runs[one] = last >= 0 ? last : last = NumberOf(one);
        }
    }

    /// <summary>Whether any log states these conditions of results.</summary>
    public bool Knows(Conditions of) => runs.ContainsKey(of);

    /// <summary>The number of a run.</summary>
    public int Of(Conditions of) => runs[of];

    private int NumberOf(Conditions of)
    {
        var key = $"{of.Runner}\u0001{of.Run}";
        if (!numbers.TryGetValue(key, out var number))
            numbers[key] = number = numbers.Count;
        return number;
    }
}
