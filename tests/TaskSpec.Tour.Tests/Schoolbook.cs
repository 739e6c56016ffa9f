namespace TaskSpec.Tour.Tests;

/// <summary>Arithmetic on digits, as on paper.</summary>
internal static class Schoolbook
{
    public static string Add(string a, string b)
    {
        var width = Math.Max(a.Length, b.Length);
        (a, b) = (a.PadLeft(width, '0'), b.PadLeft(width, '0'));
        var (sum, carry) = ("", 0);
        for (var i = width - 1; i >= 0; i--)
        {
            var column = a[i] - '0' + (b[i] - '0') + carry;
            (sum, carry) = ((char)('0' + column % 10) + sum, column / 10);
        }

        return carry > 0 ? "1" + sum : sum;
    }

    public static string Multiply(string a, string b)
    {
        var product = "0";
        foreach (var digit in b)
        {
            product += "0";
            for (var times = digit - '0'; times > 0; times--)
                product = Add(product, a);
        }

        return product.TrimStart('0');
    }
}
