using System.Data.Common;

namespace TaskSpec.Tables;

/// <summary>A table of a database, as a place names it: <c>duckdb:FILE#TABLE</c> or <c>postgresql://USER@HOST:PORT/DATABASE#TABLE</c>.</summary>
/// <param name="Shown">The place, for messages: it holds no password.</param>
/// <param name="Open">Opens the database, read-only.</param>
/// <param name="From">The table, or a query in parentheses, as SQL has it.</param>
/// <param name="IsEmbedded">Whether the engine is in this process.</param>
internal sealed record DatabasePlace(string Shown, Func<TableQuery, DbConnection> Open, string From, bool IsEmbedded)
{
    private const string DuckDbScheme = "duckdb:";
    private static readonly string[] postgresSchemes = ["postgresql://", "postgres://"];

    /// <returns>Null where it names no database.</returns>
    /// <exception cref="TableException">It names one that cannot be.</exception>
    public static DatabasePlace? Of(string place)
    {
        var isPostgres = postgresSchemes.Any(scheme => place.StartsWith(scheme, StringComparison.OrdinalIgnoreCase));
        if (!isPostgres && !place.StartsWith(DuckDbScheme, StringComparison.OrdinalIgnoreCase))
            return null;
        var (database, table) = place.IndexOf('#') is >= 0 and var at ? (place[..at], place[(at + 1)..].Trim()) : (place, "");
        if (isPostgres)
        {
            var options = Postgres.Options(database);
            return new(place, query => Postgres.Open(options, query), Required(place, table), IsEmbedded: false);
        }

        return new(
            place,
            query => DuckDb.OnFile(database[DuckDbScheme.Length..], query),
            Required(place, table),
            IsEmbedded: true
        );
    }

    private static string Required(string place, string table) =>
        table.Length == 0
            ? throw new TableException($"{place}: say which table, as in {place.TrimEnd('#')}#samples, or with --table samples")
        : IsQuery(table) ? $"({table.TrimEnd(';')})"
        : string.Join(".", table.Split('.').Select(part => part.StartsWith('"') ? part : Sql.Name(part)));

    private static bool IsQuery(string table) =>
        table.Split((char[]?)null, 2) is [var first, _]
        && (
            first.Equals("select", StringComparison.OrdinalIgnoreCase) || first.Equals("with", StringComparison.OrdinalIgnoreCase)
        );
}
