namespace TaskSpec.Tables;

/// <summary>
/// The question for scores of a samples table, asked where the data is: attempts are averaged within their sample, and samples within model, task,
/// variant and metric. Only sums come back.
/// </summary>
/// <remarks>
/// The standard error is √(Σ(x − x̄)²/(n(n − 1))) over samples; with clusters it is √(G/(G − 1)·Σ_g(Σ_{i∈g}(x_i − x̄))²)/n (Liang and Zeger 1986, with
/// the correction for few clusters), a sample that names none being one by itself.
/// </remarks>
/// <param name="columns">The columns of the table, and what they hold.</param>
internal sealed class SampleSums(IReadOnlyDictionary<string, Type> columns)
{
    private const string Keys = "model, task, variant, metric";
    private const string Largest = "1.7976931348623157e308";
    private static readonly string[] named = ["model", "task", "sample", "metric"];
    private static readonly string[] numbers = ["value", "flop", "attempt", "worst", "best"];

    /// <summary>What all rows of a score share, or should.</summary>
    private static readonly string[] shared = ["flop", "family", "version", "worst", "best", "direction"];

    /// <summary>Whether the columns hold what sums are made of without a look at single cells.</summary>
    public bool CanAsk =>
        named.All(name => columns.GetValueOrDefault(name) == typeof(string))
        && columns.ContainsKey("value")
        && numbers.All(name => !columns.TryGetValue(name, out var type) || IsNumber(type));

    /// <summary>Whether samples may share something that a sum over rows would not know of.</summary>
    public bool HasClusters => columns.ContainsKey("cluster");

    /// <summary>The question where each sample was tried once: sums over rows, which every engine makes where the rows are.</summary>
    /// <param name="from">What stands behind FROM, with its conditions.</param>
    /// <remarks>The column repeated says whether a sample was tried more often, so that <see cref="OfAttempts"/> is to be asked.</remarks>
    public string OfRows(string from) =>
        $"""
            SELECT {Keys}, avg(value) AS value, count(value) AS n, sqrt(var_samp(value) / count(value)) AS stderr, {Shared},
              sum(odd) + {Differ} AS odd, count(*) - count(DISTINCT sample) AS repeated, count(*) AS rows_summed
            FROM ({Cells(from)}) AS cells GROUP BY {Keys}
            """;

    /// <summary>The question where samples were tried several times, or share something.</summary>
    /// <param name="from">What stands behind FROM, with its conditions.</param>
    public string OfAttempts(string from) =>
        $"""
            WITH samples AS (
              SELECT {Keys}, sample, sum(value) / nullif(count(value), 0) AS mean, min(cluster) AS cluster, {Shared},
                sum(odd) + {Differ} + CASE WHEN sum(bit) <> bit_or(bit) THEN 1 ELSE 0 END AS odd, count(*) AS rows_summed
              FROM ({Cells(from)}) AS cells GROUP BY {Keys}, sample
            ), means AS (
              SELECT {Keys}, avg(mean) AS centre FROM samples GROUP BY {Keys}
            ), clusters AS (
              SELECT {Keys}, count(mean) AS n, sum(mean) AS total, sum(mean - centre) AS off, {Shared}, sum(odd) + {Differ} AS odd,
                sum(rows_summed) AS rows_summed
              FROM samples JOIN means USING ({Keys})
              GROUP BY {Keys}, cluster, CASE WHEN cluster IS NULL THEN sample END
            )
            SELECT {Keys}, sum(total) / nullif(sum(n), 0) AS value, CAST(sum(n) AS BIGINT) AS n,
              CASE WHEN count(off) > 1 THEN sqrt(count(off) / (count(off) - 1.0) * sum(off * off)) / sum(n) END AS stderr, {Shared},
              sum(odd) + {Differ} AS odd, 0 AS repeated, sum(rows_summed) AS rows_summed
            FROM clusters GROUP BY {Keys}
            """;

    private static string Shared => string.Join(", ", shared.Select(name => $"min({name}) AS {name}"));

    // A metric has one range and direction in a task: where rows do not say the same of it, single rows are looked at.
    private static string Differ =>
        $"CASE WHEN {string.Join(" OR ", new[] { "worst", "best", "direction" }.Select(name => $"min({name}) <> max({name}) OR count({name}) NOT IN (0, count(*))"))} THEN 1 ELSE 0 END";

    /// <summary>The cells that sums are made of, and whether a row has one that is odd.</summary>
    /// <remarks>
    /// What is grouped by stands as it is, as an engine on several machines looks for the column that it is divided by. Each attempt has a bit: their sum is
    /// their union where none comes twice.
    /// </remarks>
    private string Cells(string from) =>
        $"""
            SELECT model, task, metric, sample, variant, value, flop, family, version, cluster, worst, best, direction,
              CAST(1 AS BIGINT) << CASE WHEN attempt BETWEEN 0 AND 60 THEN CAST(attempt AS INTEGER) ELSE 61 END AS bit,
              CASE WHEN model <> '' AND task <> '' AND sample <> '' AND metric <> ''
                AND (abs(value) <= {Largest} OR (value IS NULL AND state IN ('error', 'missing')))
                AND state IN ('scored', 'limit', 'error', 'missing')
                AND (flop IS NULL OR flop BETWEEN 0 AND {Largest}) AND (attempt IS NULL OR attempt BETWEEN 0 AND 60)
                THEN 0 ELSE 1 END AS odd
            FROM (SELECT {string.Join(", ", named.Select(name => $"{Sql.Name(name)} AS {name}"))},
              coalesce({Text("variant")}, '') AS variant, {Number("value")} AS value, {Number("flop")} AS flop, {Number(
                "attempt"
            )} AS attempt,
              {Text("family")} AS family, {Text("version")} AS version, {Text("cluster")} AS cluster, coalesce({Text(
                "state"
            )}, 'scored') AS state,
              {Number("worst")} AS worst, {Number("best")} AS best, {Text("direction")} AS direction FROM {from}) AS plain
            """;

    private string Text(string name) => $"nullif(CAST({Column(name)} AS VARCHAR), '')";

    private string Number(string name) => $"CAST({Column(name)} AS DOUBLE PRECISION)";

    private string Column(string name) => columns.ContainsKey(name) ? Sql.Name(name) : "NULL";

    private static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
