using System.Text;
using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;
using TaskSpec.Tables;

namespace TaskSpec.Cli.Sources;

/// <summary>Reads catalogs from JSON, and says where one is wrong.</summary>
internal static class CatalogText
{
    private const int MostBytes = 1 << 26;

    // Strict: bytes that are no UTF-8 are an error, not question marks.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="kind">What it should be, in a word.</param>
    /// <param name="remedy">What to do where it is no text.</param>
    public static string Load(string path, string kind = "catalog", string remedy = Anew)
    {
        try
        {
            using var file = InputFile.Open(path);
            if (file.Length > MostBytes)
                throw new CliError($"{path} has more than {MostBytes >> 20} MB, which no {kind} needs; is it the right file?");
            var bytes = new byte[file.Length];
            file.ReadExactly(bytes);
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException error)
        {
            throw new CliError($"{path} is no text in UTF-8, so no {kind}; {remedy}", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw CliError.Of("read", path, error);
        }
    }

    /// <summary>The catalog of a text.</summary>
    /// <param name="origin">What to call the text in errors.</param>
    /// <param name="text">JSON.</param>
    /// <param name="generated">Whether the generator wrote it: what an author typed is for the rules to judge, and is no broken file.</param>
    public static Catalog Read(string origin, string text, bool generated = false)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw new CliError($"{origin} is empty; {Anew}");
        try
        {
            var catalog = CatalogJson.Read(text);
            if (!generated)
                CatalogValidation.Check(catalog);
            return catalog;
        }
        catch (JsonFormatException error)
        {
            throw new CliError($"{origin}({error.Line},{error.Column}): {error.Problem}; mend it there, or {Anew}", error);
        }
        catch (FormatException error)
        {
            throw new CliError($"{origin}: {error.Message}", error);
        }
    }

    private const string Anew = "write it anew with 'taskspec catalog PROJECT'";
}
