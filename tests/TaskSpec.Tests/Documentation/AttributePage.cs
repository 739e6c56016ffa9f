using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace TaskSpec.Tests.Documentation;

/// <summary>docs/attributes.md: everything that an author writes, from the assembly and its XML documentation.</summary>
internal static class AttributePage
{
    private const string NotStated = "not stated";

    public static string Text()
    {
        var page = new StringBuilder(
            """
            # What a declaration may say

            Every attribute with its arguments and properties, every built-in metric, and the words that arguments are chosen from. [language.md](language.md) shows them
            at work. This page is written from the assembly and its XML documentation, which an editor shows too.

            "Not stated" is a value: unknown, or inherited from the suite or the assembly, and never 0.


            """
        );
        foreach (var (title, attributes) in Vocabulary.Groups)
            page.Append(
                $"- **{title}**: {string.Join(", ", attributes.Select(type => $"[{Name(type)}](#{Name(type).ToLowerInvariant()})"))}\n"
            );
        page.Append("- [Metrics](#metrics), [types to derive from](#types), [words](#words)\n");
        foreach (var (_, attributes) in Vocabulary.Groups)
        foreach (var type in attributes)
            Attribute(page, type);
        page.Append(
            "\n# Metrics\n\n[Forms](forms.md) have the expected scores. A metric of your own has the same attribute, [Metric](#metric).\n\n"
        );
        page.Append("| metric | in tables | from worst to best | is | use it for |\n| --- | --- | --- | --- | --- |\n");
        foreach (var type in Vocabulary.Metrics)
            Metric(page, type);
        page.Append("\n# Types\n");
        foreach (var type in Vocabulary.Bases)
            Base(page, type);
        page.Append("\n# Words\n");
        foreach (var type in Vocabulary.Enums)
            Words(page, type);
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static void Attribute(StringBuilder page, Type type)
    {
        var usage = type.GetCustomAttribute<AttributeUsageAttribute>()!;
        var targets = $"{usage.ValidOn}".ToLowerInvariant().Replace("assembly, class", "assembly or class");
        page.Append($"\n## {Name(type)}\n\n{XmlDocs.Summary(type)} {XmlDocs.Remarks(type)}".TrimEnd());
        page.Append($" On a{(targets[0] == 'a' ? "n" : "")} {targets}{(usage.AllowMultiple ? ", several times" : "")}.\n");
        string[] rows =
        [
            .. type.GetGenericArguments()
                .Select(one => Row($"<{one.Name}>", "type", "", "required", XmlDocs.TypeParameter(type))),
            .. Vocabulary
                .Arguments(type)
                .Select(one => Row(one.Name!, Shown(one.ParameterType), Unit(one.Name!), "required", XmlDocs.Parameter(one))),
            .. Vocabulary
                .Settable(type)
                .Select(one => Row(one.Name, Shown(one.PropertyType), Unit(one.Name), Default(type, one), XmlDocs.Summary(one))),
        ];
        if (rows.Length > 0)
            page.Append("\n| argument | type | unit | default | meaning |\n| --- | --- | --- | --- | --- |\n")
                .AppendJoin("", rows);
        Example(page, type);
    }

    private static void Metric(StringBuilder page, Type type)
    {
        var metric = type.GetCustomAttribute<MetricAttribute>()!;
        var (words, code) = XmlDocs.Example(type);
        page.Append(
            Row(
                $"{type.Name}",
                $"`{metric.Id}`",
                $"{Number(metric.Worst)} to {Number(metric.Best)}",
                $"`Form.{metric.Form}`. {XmlDocs.Summary(type)}",
                $"{words} `{code}`"
            )
        );
    }

    private static void Base(StringBuilder page, Type type)
    {
        page.Append(
            $"\n## {(Vocabulary.Attributes.Any(one => Name(one) == type.Name) ? $"A {type.Name.ToLowerInvariant()} as a type" : type.Name)}\n\n{XmlDocs.Summary(type)}\n"
        );
        if (type == typeof(Sample))
        {
            page.Append("\n| argument | type | unit | default | meaning |\n| --- | --- | --- | --- | --- |\n");
            foreach (var one in Vocabulary.Arguments(type))
                page.Append(Row(one.Name!, Shown(one.ParameterType), "", "required", XmlDocs.Parameter(one)));
            foreach (var one in Vocabulary.Settable(type))
                page.Append(Row(one.Name, Shown(one.PropertyType), Unit(one.Name), NotStated, XmlDocs.Summary(one)));
        }

        Example(page, type);
    }

    private static void Words(StringBuilder page, Type type)
    {
        page.Append($"\n## Values of {type.Name}\n\n{XmlDocs.Summary(type)}\n\n| value | means |\n| --- | --- |\n");
        foreach (var field in type.GetFields(BindingFlags.Public | BindingFlags.Static))
            page.Append($"| `{field.Name}` | {Cell(XmlDocs.Summary(field))} |\n");
    }

    private static void Example(StringBuilder page, Type type)
    {
        var (words, code) = XmlDocs.Example(type);
        page.Append($"\n{words}{(words.Length > 0 ? "\n\n" : "")}```csharp\n{code}\n```\n");
    }

    private static string Row(string name, string type, string unit, string other, string meaning) =>
        $"| `{name}` | {type} | {unit} | {Cell(other)} | {Cell(meaning)} |\n";

    private static string Cell(string text) => text.Replace("|", "\\|");

    private static string Name(Type type) => type.Name.Split('`')[0].Replace("Attribute", "");

    private static string Shown(Type type) =>
        Nullable.GetUnderlyingType(type) is { } inner ? Shown(inner)
        : type.IsEnum ? $"[{type.Name}](#values-of-{type.Name.ToLowerInvariant()})"
        : type == typeof(IReadOnlyList<string>) ? "list of string"
        : Type.GetTypeCode(type) switch
        {
            TypeCode.Int32 => "int",
            TypeCode.Int64 => "long",
            TypeCode.Boolean => "bool",
            _ => type.Name.ToLowerInvariant(),
        };

    // Names end, or begin, with what they are counted in.
    private static string Unit(string name) =>
        (name.EndsWith("Seconds") || name == "SecondsPerItem" || name == "SecondsPerCall") ? "seconds"
        : name.EndsWith("Minutes") ? "minutes"
        : name.EndsWith("Flop") ? "FLOP"
        : name.EndsWith("Decades") ? "decades of compute"
        : name.EndsWith("Tokens") || name == "Edits" ? "tokens"
        : name.Contains("Usd") ? "US dollars"
        : "";

    private static string Default(Type type, PropertyInfo property)
    {
        if (property.IsDefined(typeof(RequiredMemberAttribute)))
            return "required";
        var made = Made(type);
        return made.GetType().GetProperty(property.Name)!.GetValue(made) switch
        {
            null or 0 or 0L or 0d => NotStated,
            bool yes => yes ? "`true`" : "`false`",
            Enum word => $"{word}" == "Unset" ? NotStated : $"`{word}`",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            var other => $"`{other}`",
        };
    }

    private static object Made(Type type)
    {
        var closed = type.IsGenericTypeDefinition
            ? type.MakeGenericType([
                .. type.GetGenericArguments().Select(one => one.GetGenericParameterConstraints().FirstOrDefault(typeof(object))),
            ])
            : type;
        var maker = closed.GetConstructors().MinBy(one => one.GetParameters().Length)!;
        return maker.Invoke([
            .. maker
                .GetParameters()
                .Select(one => one.ParameterType.IsValueType ? Activator.CreateInstance(one.ParameterType) : null),
        ]);
    }

    private static string Number(double value) =>
        double.IsInfinity(value) ? (value > 0 ? "∞" : "−∞") : value.ToString(CultureInfo.InvariantCulture);
}
