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
            SELECT {Keys}, avg(value) AS value, count(value) AS n, sqrt(var_samp(value) / count(value)) AS stderr{Shared},
              sum(odd) + {Differ} AS odd, count(*) - count(DISTINCT sample) AS repeated, count(*) AS summed
            FROM ({Cells(from)}) AS cells GROUP BY {Keys}
            """;

    /// <summary>The question where samples were tried several times, or share something.</summary>
    /// <param name="from">What stands behind FROM, with its conditions.</param>
    public string OfAttempts(string from) =>
        $"""
            WITH samples AS (
              SELECT {Keys}, sample, sum(value) / nullif(count(value), 0) AS mean, {(
                HasClusters ? "min(cluster)" : "NULL"
            )} AS cluster{Shared},
                sum(odd) + {Differ} + CASE WHEN sum(bit) <> bit_or(bit) THEN 1 ELSE 0 END AS odd, count(*) AS summed
              FROM ({Cells(from)}) AS cells GROUP BY {Keys}, sample
            ), means AS (
              SELECT {Keys}, avg(mean) AS centre FROM samples GROUP BY {Keys}
            ), clusters AS (
              SELECT {Keys}, count(mean) AS n, sum(mean) AS total, sum(mean - centre) AS off{Shared}, sum(odd) + {Differ} AS odd,
                sum(summed) AS summed
              FROM samples JOIN means USING ({Keys})
              GROUP BY {Keys}, cluster, CASE WHEN cluster IS NULL THEN sample END
            )
            SELECT {Keys}, sum(total) / nullif(sum(n), 0) AS value, CAST(sum(n) AS BIGINT) AS n,
              CASE WHEN count(off) > 1 THEN sqrt(count(off) / (count(off) - 1.0) * sum(off * off)) / sum(n) END AS stderr{Shared},
              sum(odd) + {Differ} AS odd, 0 AS repeated, sum(summed) AS summed
            FROM clusters GROUP BY {Keys}
            """;

    private string Keys => $"model, task, metric{(columns.ContainsKey("variant") ? ", variant" : "")}";

    private string Shared => string.Concat(shared.Where(columns.ContainsKey).Select(name => $", min({name}) AS {name}"));

    // A metric has one range and direction in a task: where rows do not say the same of it, single rows are looked at.
    private string Differ =>
        string.Join(
            " + ",
            new[] { "worst", "best", "direction" }
                .Where(columns.ContainsKey)
                .Select(name =>
                    $"CASE WHEN min({name}) <> max({name}) OR (count({name}) > 0 AND count({name}) < count(*)) THEN 1 ELSE 0 END"
                )
                .Prepend("0")
        );

    /// <summary>The cells that sums are made of, and whether a row has one that is odd.</summary>
    /// <remarks>
    /// What is grouped by stands as it is, as an engine on several machines looks for the column that it is divided by; and nothing stands here that
    /// postgres_fdw keeps from them, as coalesce. Each attempt has a bit: their sum is their union where none comes twice.
    /// </remarks>
    private string Cells(string from)
    {
        var has = columns.ContainsKey;
        string[] good =
        [
            .. named.Select(name => $"{name} <> ''"),
            has("state")
                ? $"(abs(value) <= {Largest} OR (value IS NULL AND state IN ('error', 'missing'))) AND state IN ('', 'scored', 'limit', 'error', 'missing')"
                : $"abs(value) <= {Largest}",
            .. has("flop") ? [$"(flop IS NULL OR flop BETWEEN 0 AND {Largest})"] : Array.Empty<string>(),
            .. has("attempt") ? ["(attempt IS NULL OR attempt BETWEEN 0 AND 60)"] : Array.Empty<string>(),
        ];
        string[] cells =
        [
            .. named.Select(name => $"{Sql.Name(name)} AS {name}"),
            .. numbers.Where(has).Select(name => $"CAST({Sql.Name(name)} AS DOUBLE PRECISION) AS {name}"),
            .. new[] { "variant", "state" }
                .Where(has)
                .Select(name =>
                    $"CASE WHEN {Sql.Name(name)} IS NULL THEN '' ELSE CAST({Sql.Name(name)} AS VARCHAR) END AS {name}"
                ),
            .. new[] { "family", "version", "cluster", "direction" }
                .Where(has)
                .Select(name =>
                    $"CASE WHEN CAST({Sql.Name(name)} AS VARCHAR) <> '' THEN CAST({Sql.Name(name)} AS VARCHAR) END AS {name}"
                ),
        ];
        var attempt = has("attempt") ? "CASE WHEN attempt BETWEEN 0 AND 60 THEN CAST(attempt AS INTEGER) ELSE 61 END" : "61";
        return $"""
            SELECT plain.*, CAST(1 AS BIGINT) << {attempt} AS bit, CASE WHEN {string.Join(" AND ", good)} THEN 0 ELSE 1 END AS odd
            FROM (SELECT {string.Join(", ", cells)} FROM {from}) AS plain
            """;
    }

    private static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;
}
