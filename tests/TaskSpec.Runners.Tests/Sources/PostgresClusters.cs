using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;
using static System.FormattableString;

namespace TaskSpec.Runners.Tests.Sources;

/// <summary>
/// Three clusters of PostgreSQL on loopback: the first has a table whose partitions the others hold, over postgres_fdw. They are of the Debian package,
/// where it is there.
/// </summary>
public sealed class PostgresClusters : IDisposable
{
    private const int Clusters = 3;
    private static readonly string? programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory
            .GetDirectories("/usr/lib/postgresql")
            .Order(StringComparer.Ordinal)
            .Select(one => Path.Combine(one, "bin"))
            .LastOrDefault()
        : null;
    private readonly string folder = Directory.CreateTempSubdirectory("taskspec-test-").FullName;
    private readonly int[] ports;

    public PostgresClusters()
    {
        ports = [.. Enumerable.Range(0, Clusters).Select(_ => FreePort())];
        if (programs is null)
            return;
        if (Environment.IsPrivilegedProcess)
            Run("chown", "postgres", folder);
        As("initdb", "-D", Of(0), "-U", "tester", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8");
        for (var i = 1; i < Clusters; i++)
            Run("cp", "-a", Of(0), Of(i));
        for (var i = 0; i < Clusters; i++)
            As(
                "pg_ctl",
                "-D",
                Of(i),
                "-w",
                "-l",
                Of(i) + ".log",
                "-o",
                Invariant($"-p {ports[i]} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"),
                "start"
            );
        for (var i = 1; i < Clusters; i++)
            Execute(i, Invariant($"CREATE TABLE samples_{i} ({Declared})"));
        Execute(
            0,
            Invariant(
                $"CREATE EXTENSION postgres_fdw; CREATE TABLE samples ({Declared}) PARTITION BY LIST (task); {string.Concat(Enumerable.Range(1, Clusters - 1).Select(Partition))}"
            )
        );
    }

    /// <summary>Why there are none; null where there are.</summary>
    public static string? Missing => programs is null ? "PostgreSQL is not installed (Debian: postgresql)" : null;

    /// <summary>The tasks of each cluster that holds rows.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Tasks { get; } =
    [
        ["t", "v"],
        ["u", "w"],
    ];

    /// <summary>The table, as a place.</summary>
    public string Place => Invariant($"postgresql://tester@127.0.0.1:{ports[0]}/postgres#samples");

    /// <summary>The columns of the table.</summary>
    public IEnumerable<(string Name, string Type)> Columns =>
        Declared.Split(", ").Select(column => column.Split(' ', 2)).Select(column => (column[0], column[1]));

    private const string Declared =
        "model text, task text, sample text, metric text, value double precision, variant text, attempt integer, state text, flop double precision, family text, version text, cluster text, worst double precision, best double precision, direction text";

    /// <summary>Asks a cluster.</summary>
    /// <returns>The first column of the answer's rows.</returns>
    public IReadOnlyList<string> Execute(int cluster, string text)
    {
        using var connection = Open(cluster);
        using var command = new NpgsqlCommand(text, connection);
        using var reader = command.ExecuteReader();
        var answer = new List<string>();
        while (reader.Read())
            answer.Add(reader.GetString(0));
        return answer;
    }

    public NpgsqlConnection Open(int cluster)
    {
        var connection = new NpgsqlConnection(
            Invariant($"Host=127.0.0.1;Port={ports[cluster]};Username=tester;Database=postgres;Pooling=false")
        );
        connection.Open();
        return connection;
    }

    /// <summary>Ends a cluster at once, as where its machine dies.</summary>
    public void Kill(int cluster) => As("pg_ctl", "-D", Of(cluster), "-m", "immediate", "-w", "stop");

    /// <summary>Starts it again.</summary>
    public void Start(int cluster) =>
        As(
            "pg_ctl",
            "-D",
            Of(cluster),
            "-w",
            "-l",
            Of(cluster) + ".log",
            "-o",
            Invariant($"-p {ports[cluster]} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off"),
            "start"
        );

    public void Dispose()
    {
        for (var i = 0; programs is not null && i < Clusters; i++)
        {
            if (File.Exists(Path.Combine(Of(i), "postmaster.pid")))
                Kill(i);
        }

        Directory.Delete(folder, recursive: true);
    }

    private string Partition(int cluster)
    {
        var tasks = string.Join(", ", Tasks[cluster - 1].Select(task => $"'{task}'"));
        return Invariant(
            $"CREATE SERVER s{cluster} FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host '127.0.0.1', port '{ports[cluster]}', dbname 'postgres'); CREATE USER MAPPING FOR tester SERVER s{cluster} OPTIONS (user 'tester', password_required 'false'); CREATE FOREIGN TABLE part_{cluster} PARTITION OF samples FOR VALUES IN ({tasks}) SERVER s{cluster} OPTIONS (table_name 'samples_{cluster}'); "
        );
    }

    private string Of(int cluster) => Path.Combine(folder, Invariant($"c{cluster}"));

    // A server of PostgreSQL refuses to run as root.
    private static void As(string program, params string[] arguments)
    {
        var path = Path.Combine(programs!, program);
        if (Environment.IsPrivilegedProcess)
            Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else
            Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        // A server keeps what it was given to write to, so that nobody may wait for its end.
        using var process = Process.Start(
            new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" > /dev/null 2>&1", program, .. arguments])
            {
                WorkingDirectory = "/",
            }
        )!;
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test that needs PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute() => Skip = PostgresClusters.Missing;
}
