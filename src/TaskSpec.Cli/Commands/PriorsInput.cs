using System.CommandLine;
using System.Security.Cryptography;
using TaskSpec.Catalogs.Json;
using TaskSpec.Cli.Output;
using TaskSpec.Cli.Sources;
using TaskSpec.Measurement;
using TaskSpec.Scaling.Beliefs;
using TaskSpec.Scaling.Calibration;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Commands;

/// <summary>The option <c>--priors</c>.</summary>
internal static class PriorsInput
{
    /// <summary>The word for what a table's other tasks and families say.</summary>
    public const string HeldOut = "held-out";

    public static Option<string?> Option(string description) => new("--priors") { Description = description, HelpName = "FILE" };

    /// <summary>The word for what the package believes.</summary>
    public const string Shipped = "shipped";

    /// <summary>The option of commands that learn from a table, where it says from what they start.</summary>
    public static Option<string?> StartOption() =>
        Option(
            $"What is believed of curves before the table is read, worth four tasks: a file that taskspec priors wrote, or {Shipped}, what the package believes; next to nothing"
        );

    /// <summary>What such commands start from.</summary>
    public static LearntPriors? Start(string? option) =>
        option is null ? null
        : option == Shipped ? LearntPriors.Shipped
        : Read(option);

    /// <summary>What a file holds, or what the package believes where none is named.</summary>
    public static LearntPriors Read(string? path)
    {
        if (path is null)
            return LearntPriors.Shipped;
        try
        {
            return LearntPriors.Read(CatalogText.Load(path, "file of priors", "write it anew with taskspec priors"));
        }
        catch (JsonFormatException error)
        {
            throw new CliError($"{path}: {error.Message}; write it anew with taskspec priors", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw CliError.Of("read", path, error);
        }
    }

    /// <summary>The usual assumptions with what a file holds of curves.</summary>
    public static Measurement.Assumptions Assumed(string? path)
    {
        var priors = Read(path);
        return Measurement.Assumptions.Default with
        {
            AnswerCurves = priors.Answers.Beliefs,
            ChoiceCurves = priors.Choices.Beliefs,
        };
    }

    /// <summary>The digest by which sources of beliefs name a table: that of its file, or of its files one after the other; null of a database.</summary>
    public static async Task<string?> DigestOf(string place, CancellationToken stop)
    {
        var files = SourceFiles.Named(place);
        if (files.Count == 0)
            return null;
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 16];
        foreach (var path in files)
        {
            await using var file = InputFile.Open(path);
            for (int read; (read = await file.ReadAsync(buffer, stop)) > 0; )
                digest.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(digest.GetHashAndReset());
    }

    /// <summary>Tells where beliefs that were learnt from a table are about to judge it.</summary>
    public static async Task<string?> Warning(string? option, string path, CancellationToken stop)
    {
        if (option == HeldOut)
            return null;
        var digest = await DigestOf(path, stop);
        return digest is not null && Read(option).Sources.Any(source => source.Sha256 == digest)
            ? $"what is believed without results was learnt from {Path.GetFileName(path)} itself, and judges it too kindly; --priors {HeldOut} leaves out each task and its recipe"
            : null;
    }

    /// <summary>What is believed of each task of a table.</summary>
    public static HeldBeliefs Held(
        Invocation run,
        string? option,
        IReadOnlyList<CurveSet> tasks,
        IReadOnlyDictionary<string, double> floors
    ) => option == HeldOut ? HeldBeliefs.LeaveOneOut(tasks, floors, run.Stop) : HeldBeliefs.Of(Read(option), floors);
}
