using System.Globalization;
using System.Text;

namespace TaskSpec.Catalogs.Json;

public ref partial struct JsonParser
{
    private string ReadText()
    {
        var start = ++position;
        while (position < text.Length && text[position] is not ('"' or '\\') && text[position] >= ' ')
            position++;
        if (Current == '"')
            return text.Substring(start, position++ - start);

        var builder = new StringBuilder(text, start, position - start, position - start + 16);
        while (Current != '"')
        {
            if (Current < ' ')
                throw Error("expected the end of a string, and no bare control character");
            builder.Append(Current == '\\' ? ReadEscape() : text[position++]);
        }

        position++;
        return builder.ToString();
    }

    private char ReadEscape()
    {
        position++;
        var c = Current;
        position++;
        switch (c)
        {
            case '"' or '\\' or '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u'
                when position + 4 <= text.Length
                    && ushort.TryParse(
                        text.Substring(position, 4),
                        NumberStyles.AllowHexSpecifier,
                        CultureInfo.InvariantCulture,
                        out var code
                    ):
                position += 4;
                return (char)code;
            default:
                position = Math.Min(position - 1, text.Length);
                throw Error("expected an escape: one of \"\\/bfnrt, or u and four hexadecimal digits");
        }
    }
}
