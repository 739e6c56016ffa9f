using System.Globalization;
using TaskSpec.Assessments;
using TaskSpec.Benchmarks;
using TaskSpec.Benchmarks.Estimates;
using TaskSpec.Catalogs;
using TaskSpec.Measurement;
using TaskSpec.Testing.Catalogs;
using TaskSpec.Testing.Sensitivity;

switch (args)
{
    // What an edit costs the generator.
    case ["generator", var families]:
        GeneratorMeasurement.Run(Number(families));
        break;
    // What share of a build TaskSpec takes, beside others.
    case ["share", var declarations]:
        ShareMeasurement.Run(Number(declarations));
        break;
    // What a clean build costs with TaskSpec and without.
    case ["build", var families]:
        BuildMeasurement.Run(Number(families));
        break;
    // What a keystroke costs the analyzers.
    case ["keystroke", var families]:
        KeystrokeMeasurement.Run(Number(families));
        break;
    // The same where every family was measured, together with so many others.
    case ["keystroke", var families, "measured", var correlations]:
        KeystrokeMeasurement.Run(Number(families), Number(correlations));
        break;
    // What an author waits for after each keystroke of a family: generator, compiler and analyzers.
    case ["type", var families]:
        await TypeMeasurement.RunAsync(Number(families));
        break;
    // Whether anything that somebody may type makes generator, analyzers or fixes throw.
    case ["fuzz", var count, var seed]:
        await FuzzCommand.RunAsync(Number(count), Number(seed));
        break;
    // What a family of a new shape costs.
    case ["assess", var families, "finding" or "remedies" or "explanation"]:
        AssessMeasurement.Run(Number(families), Enum.Parse<Detail>(args[2], ignoreCase: true));
        break;
    // What the overlap of a catalog costs.
    case ["overlap", var families, var tasks]:
        OverlapMeasurement.Run(Number(families), Number(tasks));
        break;
    // What it costs to write so many samples for a runner.
    case ["export", var samples, var runner]:
        ExportMeasurement.Run(Number(samples), runner);
        break;
    // Writes a table of so many scores, to time the command line on.
    case ["scores", var rows, var file]:
        CorrelateMeasurement.Write(Number(rows), file);
        break;
    // Writes a samples table of so many rows in Parquet, for the figures of docs/scale.md.
    case ["samples", var rows, var file]:
        SamplesTable.Write(Number(rows), file);
        break;
    // What it costs to correlate such a table, beside reading it; the tool is the built TaskSpec.Cli.dll.
    case ["correlate", var file, var tool]:
        CorrelateMeasurement.Run(file, tool);
        break;
    // Writes a table of so many tasks and models, and correlates it: with the built TaskSpec.Cli.dll, then with numpy and scipy.
    case ["wide", var tasks, var models, var file, var tool, .. var python]:
        WideMeasurement.Write(Number(tasks), Number(models), file);
        WideMeasurement.Run(file, tool, python.FirstOrDefault());
        break;
    // Writes a synthetic catalog, to time the command line on.
    case ["catalog", var families, var tasks, var file]:
        File.WriteAllText(file, CatalogJson.Write(SyntheticCatalog.Of(Number(families), Number(tasks))));
        break;
    // Holds the forecast error against simulated ladders.
    case ["simulate", .. var options]:
        SimulationCommand.Run(options);
        break;
    // What hangs on which prior, as docs/model.md shows it.
    case ["sensitivity"]:
        Console.Write(SensitivityTable.Markdown());
        break;
    // What the data of a folder say of each prior.
    case ["priors", var folder]:
        PriorEstimates.Print(folder);
        break;
    default:
        BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
        break;
}

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
