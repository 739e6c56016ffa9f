using TaskSpec.Scaling.Horizons;
using TaskSpec.Tables;

namespace TaskSpec.Benchmarks.Estimates;

/// <summary>What one agent did at one task.</summary>
/// <param name="Agent">The agent's number.</param>
/// <param name="Task">The task's number.</param>
/// <param name="Family">The task's family.</param>
/// <param name="LogMinutes">ln of the minutes that people take.</param>
/// <param name="Successes">How many attempts succeeded.</param>
/// <param name="Trials">How many attempts.</param>
internal sealed record Cell(int Agent, int Task, string Family, double LogMinutes, double Successes, double Trials);

/// <summary>METR's runs of February 2025, without people and the two agents that hardly ever succeed.</summary>
internal static class Attempts
{
    private static readonly string[] LeftOut = ["human", "davinci-002", "gpt-3.5-turbo-instruct"];

    public static IReadOnlyList<Cell> Read(string folder)
    {
        var rows = Table.Read(folder, "runs", "metr-2025-02.csv.gz").Where(row => !LeftOut.Contains(row["agent"])).ToArray();
        var agents = Numbers(rows.Select(row => row["agent"]));
        var tasks = Numbers(rows.Select(row => row["task"]));
        return
        [
            .. from row in rows
            group row by (Agent: row["agent"], Task: row["task"]) into cell
            select new Cell(
                agents[cell.Key.Agent],
                tasks[cell.Key.Task],
                cell.First()["family"],
                Math.Log(cell.First().Number("human_minutes")),
                cell.Sum(row => row.Number("score")),
                cell.Count()
            ),
        ];
    }

    /// <summary>The same runs, one by one.</summary>
    public static RunSet Runs(string folder) =>
        RunSet
            .Of(TableReader.Read(ResultTables.Runs, Path.Combine(folder, "runs", "metr-2025-02.csv.gz")))
            .Where(agent => !LeftOut.Contains(agent.Name));

    private static Dictionary<string, int> Numbers(IEnumerable<string> names) =>
        names.Distinct().Order(StringComparer.Ordinal).Index().ToDictionary(name => name.Item, name => name.Index);
}
