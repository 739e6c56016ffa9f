using System.Globalization;
using System.Text;
using TaskSpec.Tables;

namespace TaskSpec.Runners.Scaffolding;

/// <summary>The text of a declaration, which somebody has written and which so is small.</summary>
internal static class DeclarationText
{
    private const int Longest = 1 << 23;

    /// <summary>Reads a file.</summary>
    /// <exception cref="ScaffoldException">It is no text, or longer than any declaration.</exception>
    public static string Read(string path)
    {
        try
        {
            using var text = new StreamReader(TextInput.Open(path), Encoding.UTF8);
            var read = new StringBuilder();
            var buffer = new char[1 << 14];
            for (int count; (count = text.Read(buffer, 0, buffer.Length)) > 0; )
            {
                read.Append(buffer, 0, count);
                if (read.Length > Longest)
                    throw new ScaffoldException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{path} is longer than {Longest:N0} characters, which no declaration is"
                        )
                    );
            }

            return read.ToString();
        }
        catch (TableException error)
        {
            throw new ScaffoldException(error.Message, error);
        }
    }
}
