using System.Security.Cryptography;
using System.Text;

namespace TaskSpec.Runners.EveryEvalEver;

/// <summary>What files of Every Eval Ever have in common, whether written or read.</summary>
internal static class EveryEvalEver
{
    /// <summary>The version of the schema that is written.</summary>
    public const string Schema = "0.3.0";

    /// <summary>The beginning of what TaskSpec adds to a line's metadata, one member a column of a samples table.</summary>
    public const string Slot = "taskspec.";

    /// <summary>What an evaluation is called: the format knows no variants.</summary>
    public static string NameOf(string task, string? variant) => variant is null ? task : $"{task}@{variant}";

    /// <summary>The task of an evaluation's name.</summary>
    public static string TaskOf(string name, string? variant) =>
        variant is not null && name.EndsWith($"@{variant}", StringComparison.Ordinal) ? name[..^(variant.Length + 1)] : name;

    /// <summary>The id of a model's file: a version 4 UUID by its form, the same for the same model.</summary>
    public static string IdOf(string model)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes("taskspec " + model)).AsSpan(0, 16);
        bytes[6] = (byte)(0x40 | (bytes[6] & 0x0F));
        bytes[8] = (byte)(0x80 | (bytes[8] & 0x3F));
        return new Guid(bytes, bigEndian: true).ToString();
    }
}
