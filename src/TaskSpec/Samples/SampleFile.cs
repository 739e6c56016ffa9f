using System.Text;
using TaskSpec.Catalogs.Json;

namespace TaskSpec;

/// <summary>Reads samples from a file of JSON lines, one at a time. Whatever the file holds, it fails with one clear error.</summary>
internal static class SampleFile
{
    private const int LongestLine = 16 * 1024 * 1024;

    public static IEnumerable<Sample> Read(string family, string directory, string file)
    {
        var path = Inside(family, directory, file);
        var number = 0;
        foreach (var line in Lines(family, path, file))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            Sample sample;
            try
            {
                sample = SampleJson.Read(line);
            }
            catch (JsonFormatException problem)
            {
                throw new SampleSetException(
                    family,
                    $"{file}, line {number}, column {problem.Column}: {problem.Problem}; a line is {{\"id\": …, \"input\": …, \"target\": …}}"
                );
            }

            yield return sample;
        }
    }

    private static string Inside(string family, string directory, string file)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory)) + Path.DirectorySeparatorChar;
        var path = file.Contains('\0') ? "" : Path.GetFullPath(Path.Combine(root, file.Replace('\\', '/')));
        if (!path.StartsWith(root, StringComparison.Ordinal))
            throw new SampleSetException(family, $"the file '{file}' leaves the assembly's directory; name one inside");
        return path;
    }

    private static IEnumerable<string> Lines(string family, string path, string file)
    {
        using var reader = Open(family, path, file);
        var line = new StringBuilder();
        var buffer = new char[8192];
        for (var read = Next(); read > 0; read = Next())
        {
            var start = 0;
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] != '\n')
                    continue;
                yield return line.Append(buffer, start, i - start).ToString();
                line.Clear();
                start = i + 1;
            }

            line.Append(buffer, start, read - start);
            if (line.Length > LongestLine)
                throw new SampleSetException(family, $"{file}: a line is longer than {LongestLine} characters");
        }

        yield return line.ToString();

        int Next()
        {
            try
            {
                return reader.Read(buffer, 0, buffer.Length);
            }
            catch (DecoderFallbackException)
            {
                throw new SampleSetException(family, $"{file} is not UTF-8");
            }
        }
    }

    private static StreamReader Open(string family, string path, string file)
    {
        try
        {
            return new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new SampleSetException(family, $"the file '{file}' cannot be read ({problem.Message})");
        }
    }
}
