using System.Globalization;
using DuckDB.NET.Data;

namespace TaskSpec.Tables;

/// <summary>The embedded engine: reads Parquet files and its own databases, and puts aside on disk what it cannot hold.</summary>
internal static class DuckDb
{
    /// <summary>An engine without a database.</summary>
    /// <exception cref="TableException">The engine's library is not there.</exception>
    public static DuckDBConnection InMemory(TableQuery query) => Opened("DataSource=:memory:", query);

    /// <summary>An engine on a database file, which it only reads.</summary>
    /// <inheritdoc cref="InMemory"/>
    public static DuckDBConnection OnFile(string path, TableQuery query)
    {
        if (!File.Exists(path))
            throw new FileNotFoundException($"there is no file {path}", path);
        return Opened(
            new DuckDBConnectionStringBuilder { DataSource = path, ["access_mode"] = "READ_ONLY" }.ConnectionString,
            query
        );
    }

    private static DuckDBConnection Opened(string options, TableQuery query)
    {
        var connection = new DuckDBConnection(options);
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            // Extensions would be looked for in the network.
            command.CommandText = string.Create(
                CultureInfo.InvariantCulture,
                $"SET autoinstall_known_extensions = false; SET memory_limit = '{query.Memory}B'; SET temp_directory = {Sql.Text(Path.Combine(Path.GetTempPath(), $"taskspec-{Environment.ProcessId}"))};"
            );
            command.ExecuteNonQuery();
            return connection;
        }
        catch (Exception error)
            when (error is DllNotFoundException or TypeInitializationException { InnerException: DllNotFoundException })
        {
            connection.Dispose();
            throw new TableException(
                "Parquet and DuckDB are read by DuckDB's library, which is not there; add the package DuckDB.NET.Bindings.Full to the project, or run the tool on Windows, macOS, or a Linux with glibc",
                error
            );
        }
        // Hides nothing: nobody else can close what was opened here, and what was thrown goes on.
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
