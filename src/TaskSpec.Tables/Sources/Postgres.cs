using System.Data.Common;
using Npgsql;

namespace TaskSpec.Tables;

/// <summary>A database that speaks PostgreSQL's protocol. It is only read; passwords come from PGPASSWORD or the file of pgpass.</summary>
internal static class Postgres
{
    /// <summary>The options of a connection, as text: whoever holds them need not load the driver.</summary>
    /// <param name="place">Such as <c>postgresql://user@host:5432/database?sslmode=require</c>.</param>
    /// <exception cref="TableException">It is no such place, or holds a password.</exception>
    public static string Options(string place)
    {
        if (!Uri.TryCreate(place, UriKind.Absolute, out var uri) || uri.Host.Length == 0)
            throw new TableException($"'{WithoutUser(place)}' is no database; write postgresql://USER@HOST:PORT/DATABASE");
        var user = uri.UserInfo.Split(':', 2);
        if (user.Length == 2)
            throw new TableException(
                $"'{WithoutUser(place)}' has a password in it, which others on this machine can see; put it into PGPASSWORD or ~/.pgpass"
            );
        var options = new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/')),
            // A question over many rows takes as long as it takes.
            CommandTimeout = 0,
            Pooling = false,
            ApplicationName = "taskspec",
        };
        if (user[0].Length > 0)
            options.Username = Uri.UnescapeDataString(user[0]);
        foreach (var pair in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            Set(options, place, pair);
        return options.ConnectionString;
    }

    /// <exception cref="TableException">The database cannot be reached.</exception>
    public static DbConnection Open(string options, TableQuery query)
    {
        var connection = new NpgsqlConnection(options);
        try
        {
            connection.OpenAsync(query.Stop).GetAwaiter().GetResult();
            // Sums are then made by the machines that have the rows; engines that divide work in their own way do not know it.
            Try(connection, "SET enable_partitionwise_aggregate = on");
            Try(connection, "SET default_transaction_read_only = on");
            // One state of the data for all questions, and nothing is written whatever a query says.
            Execute(connection, "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            return connection;
        }
        // Hides nothing: nobody else can close what was opened here, and what was thrown goes on.
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Try(NpgsqlConnection connection, string text)
    {
        try
        {
            Execute(connection, text);
        }
        catch (PostgresException)
        {
            // It is not known there, and was no more than advice.
        }
    }

    private static void Execute(NpgsqlConnection connection, string text)
    {
        using var command = new NpgsqlCommand(text, connection);
        command.ExecuteNonQuery();
    }

    private static void Set(NpgsqlConnectionStringBuilder options, string place, string pair)
    {
        var (key, value) = pair.IndexOf('=') is > 0 and var at
            ? (pair[..at], Uri.UnescapeDataString(pair[(at + 1)..]))
            : (pair, "");
        if (key.Contains("password", StringComparison.OrdinalIgnoreCase))
            throw new TableException(
                $"'{WithoutUser(place.Split('?')[0])}' has a password behind it, which others on this machine can see; put it into PGPASSWORD or ~/.pgpass"
            );
        try
        {
            // libpq's names have no spaces.
            options[key.Equals("sslmode", StringComparison.OrdinalIgnoreCase) ? "SSL Mode" : key] = value.Replace(
                "-",
                "",
                StringComparison.Ordinal
            );
        }
        catch (ArgumentException error)
        {
            throw new TableException($"'{key}' is no option of a connection, or not '{value}'; leave it out", error);
        }
    }

    private static string WithoutUser(string place) =>
        place.LastIndexOf('@') is > 0 and var at
            ? string.Concat(place.AsSpan(0, place.IndexOf("//", StringComparison.Ordinal) + 2), place.AsSpan(at + 1))
            : place;
}
