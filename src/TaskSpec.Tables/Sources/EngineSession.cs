using System.Data.Common;
using DuckDB.NET.Data;

namespace TaskSpec.Tables;

/// <summary>An engine while it is asked about one table; what it says is told in words, and a question ends where the command is interrupted.</summary>
internal sealed class EngineSession : IDisposable
{
    private readonly string name;
    private readonly TableQuery query;
    private readonly DbConnection connection;
    private readonly CancellationTokenRegistration stop;
    private DbCommand? asked;

    /// <param name="name">The table, for messages.</param>
    /// <param name="query">When to stop.</param>
    /// <param name="open">Opens the engine.</param>
    /// <param name="from">What stands behind FROM.</param>
    /// <exception cref="TableException">It cannot be opened, or there is no such table.</exception>
    public EngineSession(string name, TableQuery query, Func<TableQuery, DbConnection> open, string from)
    {
        (this.name, this.query) = (name, query);
        connection = Explained(() => open(query));
        stop = query.Stop.Register(() => asked?.Cancel());
        try
        {
            using var reader = Ask($"SELECT * FROM {from} AS t LIMIT 0");
            var columns = new Dictionary<string, Type>(StringComparer.Ordinal);
            for (var i = 0; i < reader.FieldCount; i++)
                columns.TryAdd(reader.GetName(i), reader.GetFieldType(i));
            Columns = columns;
        }
        // Hides nothing: nobody else can close what was opened here, and what was thrown goes on.
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>The columns, and what they hold.</summary>
    public IReadOnlyDictionary<string, Type> Columns { get; }

    /// <summary>Asks a question.</summary>
    /// <returns>The answer, whose rows are read by <see cref="Next"/>.</returns>
    /// <exception cref="TableException">The engine refuses it.</exception>
    public DbDataReader Ask(string question)
    {
        asked?.Dispose();
        asked = Command(question);
        return Explained(asked.ExecuteReader);
    }

    /// <summary>Asks for one value, or tells the engine something.</summary>
    public object? Value(string question)
    {
        using var command = Command(question);
        return Explained(command.ExecuteScalar);
    }

    /// <summary>Reads from an answer.</summary>
    /// <exception cref="TableException">The engine fails on the way.</exception>
    public T Next<T>(Func<T> read) => Explained(read);

    public void Dispose()
    {
        stop.Dispose();
        asked?.Dispose();
        connection.Dispose();
    }

    private DbCommand Command(string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        command.CommandTimeout = 0;
        // Otherwise the whole answer would be held.
        if (command is DuckDBCommand engine)
            engine.UseStreamingMode = true;
        return command;
    }

    private T Explained<T>(Func<T> ask)
    {
        try
        {
            query.Stop.ThrowIfCancellationRequested();
            return ask();
        }
        catch (DbException error)
        {
            // An engine tells of an interruption in its own way.
            query.Stop.ThrowIfCancellationRequested();
            throw new TableException($"{name}: {error.Message.Split('\n')[0].Trim()}", error);
        }
    }
}
