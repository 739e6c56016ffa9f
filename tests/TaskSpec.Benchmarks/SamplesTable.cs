using DuckDB.NET.Data;
using static System.FormattableString;

namespace TaskSpec.Benchmarks;

/// <summary>A samples table of any length: 20 models of two recipes at 50 tasks, four choices' log-likelihoods and an accuracy of each sample.</summary>
internal static class SamplesTable
{
    private const int RowsOfSample = 20 * 50 * 5;

    /// <summary>Writes it as Parquet. What a row holds follows from where it stands, so that it is the same each time.</summary>
    public static void Write(long rows, string path)
    {
        using var engine = new DuckDBConnection("DataSource=:memory:");
        engine.Open();
        using var command = engine.CreateCommand();
        command.CommandText = Invariant(
            $"""
            COPY (
              SELECT 'model-' || m AS model, 'recipe-' || (m % 2) AS family, 1e20 * pow(2, m) AS flop, 'task-' || t AS task, 'q' || s AS sample,
                CASE k WHEN 0 THEN 'log_likelihood' WHEN 4 THEN 'acc' ELSE 'wrong_log_likelihood.' || k END AS metric,
                CASE WHEN k = 4 THEN (hash(m * 1000003 + t * 17 + k + s * 31) % 2)::DOUBLE
                  ELSE -((hash(m * 1000003 + t * 17 + k + s * 31) % 1000000) / 1e5) END AS value
              FROM range(20) models(m), range(50) tasks(t), range({Math.Max(
                1,
                rows / RowsOfSample
            )}) samples(s), range(5) metrics(k)
            ) TO '{path.Replace("'", "''", StringComparison.Ordinal)}' (FORMAT parquet)
            """
        );
        command.ExecuteNonQuery();
    }
}
