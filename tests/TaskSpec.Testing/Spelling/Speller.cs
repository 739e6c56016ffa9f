using System.Globalization;
using System.Text.RegularExpressions;

namespace TaskSpec.Testing.Spelling;

/// <summary>
/// Writes a project down, plainly or in one of the many ways that mean the same: aliases of attributes, bases, steps and type arguments, local and
/// global; qualified and verbatim names; parts over files; records, file-local and nested classes; namespaces that are keywords; constants as
/// arguments; generic classes between a suite and its families; attributes and files in any order.
/// </summary>
/// <param name="random">The stream; null writes plainly.</param>
public sealed partial class Speller(Random? random)
{
    private const string Home = "N";

    private readonly Dictionary<string, string> spaces = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> global = new(StringComparer.Ordinal);
    private readonly List<string> constants = [];

    /// <summary>The files of a project, each by its path.</summary>
    public IReadOnlyList<(string Path, string Text)> Write(RandomProject project)
    {
        var named = project
            .Classes.SelectMany(type => type.Attributes.Concat(type.Steps.SelectMany(step => step.Attributes)))
            .Select(attribute => attribute.Of)
            .Concat(project.Classes.Select(type => type.Base))
            .Select(name => name?.Split('.')[0])
            .ToHashSet();
        foreach (var type in project.Classes)
            spaces[type.Name] = Once(4) ? $"{Home}.{type.Name}n{(Once(2) ? ".@event" : "")}" : Home;
        var files = Enumerable.Range(0, random is null ? 1 : random.Next(1, 4)).Select(_ => new SourceText()).ToList();
        foreach (var type in project.Classes)
        {
            var isLocal = !named.Contains(type.Name) && Once(6);
            var nested = !isLocal && !named.Contains(type.Name) && Once(6) ? type.Name + "o" : null;
            Write(type, files, isLocal, nested);
        }

        var assembly = Shuffled(project.Assembly).Select(attribute => $"[assembly: {Written(attribute, files[0])}]").ToList();
        if (constants.Count > 0)
            Pick(files)
                .Body.Add(
                    $"namespace {Home}\n{{\n    internal static class Known\n    {{\n{string.Concat(constants)}    }}\n}}\n"
                );
        var written = files.Select((file, i) => ($"/test/File{i}.cs", file.ToString(i == 0 ? assembly : [])));
        return
        [
            .. Shuffled(
                global.Count == 0
                    ? written
                    : written.Append(
                        ("/test/Global.cs", string.Concat(global.Select(alias => $"global using {alias.Value} = {alias.Key};\n")))
                    )
            ),
        ];
    }

    /// <summary>Text with the project's types by their own names alone, wherever they were put.</summary>
    public static string Plain(string text) => Around().Replace(text, "");

    private void Write(WrittenClass type, List<SourceText> files, bool isLocal, string? outer)
    {
        var isRecord = !type.IsSuite && type.Base is null && Once(4);
        var parts = !isLocal && Once(3) ? random!.Next(2, 4) : 1;
        var shares = Enumerable.Range(0, parts).Select(_ => new List<WrittenAttribute>()).ToList();
        foreach (var attribute in Shuffled(type.Attributes))
            shares[random?.Next(parts) ?? 0].Add(attribute);
        var withBase = random?.Next(parts) ?? 0;
        var withSteps = random?.Next(parts) ?? 0;
        var between =
            type.Base is { } suite && !suite.StartsWith("TaskSpec.", StringComparison.Ordinal) && Once(4)
                ? type.Name + "g"
                : null;
        for (var part = 0; part < parts; part++)
        {
            var file = isLocal ? files[0] : Pick(files);
            var text = new List<string>();
            if (part == 0 && type.Summary is { } summary)
                text.Add($"/// <summary>{summary}</summary>");
            text.AddRange(Lists(shares[part], file));
            var words = isLocal ? "file" : "public";
            var kind =
                type.IsSuite ? " abstract"
                : isLocal || parts > 1 || Once(2) ? ""
                : " sealed";
            var baseOf =
                part != withBase ? null
                : between is not null ? $"{between}<int>"
                : type.Base;
            text.Add(
                $"{words}{kind}{(parts > 1 ? " partial" : "")} {(isRecord ? "record" : "class")} {Verbatim(type.Name)}"
                    + (baseOf is null ? "" : " : " + (between is not null ? baseOf : Type(baseOf, file)))
            );
            text.Add("{");
            if (part == withSteps)
            {
                foreach (var step in Shuffled(type.Steps))
                {
                    text.AddRange(Lists(Shuffled(step.Attributes), file));
                    text.Add($"public sealed class {Verbatim(step.Name)} : {Type("TaskSpec.Step", file)};");
                }
            }

            text.Add("}");
            if (between is not null && part == withBase)
                text.Add($"public abstract class {between}<T> : {Type(type.Base!, file)};");
            if (outer is not null)
                text = [$"public static partial class {outer}", "{", .. text, "}"];
            file.Add(spaces[type.Name], text);
        }
    }

    private IEnumerable<string> Lists(IEnumerable<WrittenAttribute> attributes, SourceText file)
    {
        var open = new List<string>();
        foreach (var attribute in attributes)
        {
            open.Add(Written(attribute, file));
            if (Once(2))
                continue;
            yield return $"[{string.Join(", ", open)}]";
            open.Clear();
        }

        if (open.Count > 0)
            yield return $"[{string.Join(", ", open)}]";
    }

    private string Written(WrittenAttribute attribute, SourceText file)
    {
        var arguments = attribute.Arguments.Select(Value).ToList();
        var inParentheses = arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "";
        var name = attribute.Name + (Once(5) ? "Attribute" : "");
        if (attribute.Of is { } of)
            return (
                    Once(5)
                        ? Alias($"TaskSpec.{attribute.Name}Attribute<{Whole(of)}>", file)
                        : $"{Qualified(name)}<{Type(of, file)}>"
                ) + inParentheses;
        // A verbatim name is not completed.
        return (
                Once(5)
                    ? Alias($"TaskSpec.{attribute.Name}Attribute", file)
                    : Qualified(name.EndsWith("Attribute", StringComparison.Ordinal) ? Verbatim(name) : name)
            ) + inParentheses;
    }

    private string Qualified(string name) =>
        random?.Next(6) switch
        {
            0 => "TaskSpec." + name,
            1 => "global::TaskSpec." + name,
            _ => name,
        };

    private string Type(string name, SourceText file) =>
        random?.Next(5) switch
        {
            0 => Alias(Whole(name), file),
            1 => "global::" + Whole(name),
            _ => name.StartsWith("TaskSpec.", StringComparison.Ordinal) && Once(2) ? name["TaskSpec.".Length..] : Whole(name),
        };

    private string Whole(string name) =>
        name.StartsWith("TaskSpec.", StringComparison.Ordinal) ? name : $"{spaces[name.Split('.')[0]]}.{name}";

    private string Alias(string whole, SourceText file)
    {
        var aliases = Once(3) ? global : file.Aliases;
        if (!aliases.TryGetValue(whole, out var alias))
            aliases[whole] = alias = string.Create(
                CultureInfo.InvariantCulture,
                $"{(aliases == global ? "Everywhere" : "Here")}{aliases.Count}"
            );
        return alias;
    }

    // A constant in place of a literal; what is named stays named.
    private string Value(string argument)
    {
        var (name, value) = argument.Split(" = ") is [var left, var right] ? (left + " = ", right) : ("", argument);
        if (!Once(6))
            return argument;
        var type =
            value[0] == '"' ? "string"
            : value is "true" or "false" ? "bool"
            : value.Contains('.', StringComparison.Ordinal) && char.IsLetter(value[0]) ? null
            : value.Contains('e', StringComparison.Ordinal) || value.Contains('.', StringComparison.Ordinal) ? "double"
            : "int";
        if (type is null)
            return argument;
        var constant = $"K{constants.Count}";
        constants.Add($"        public const {type} {constant} = {value};\n");
        return $"{name}global::{Home}.Known.{constant}";
    }

    private string Verbatim(string name) => Once(8) ? "@" + name : name;

    private bool Once(int of) => random?.Next(of) == 0;

    private T Pick<T>(List<T> of) => of[random?.Next(of.Count) ?? 0];

    private IEnumerable<T> Shuffled<T>(IEnumerable<T> of)
    {
        var all = of.ToArray();
        random?.Shuffle(all);
        return all;
    }

    [GeneratedRegex(@"(?<![\w.])N\.(T\d{3}n\.(event\.)?)?(T\d{3}o\+)?(?=T\d{3})|(?<=\bT\d{3})@\w+(~\d+)?")]
    private static partial Regex Around();

    /// <summary>One file that is being written.</summary>
    private sealed class SourceText
    {
        public Dictionary<string, string> Aliases { get; } = new(StringComparer.Ordinal);

        public List<string> Body { get; } = [];

        public void Add(string space, IEnumerable<string> lines) =>
            Body.Add($"namespace {space}\n{{\n{string.Concat(lines.Select(line => $"    {line}\n"))}}}\n");

        public string ToString(IEnumerable<string> assembly) =>
            $"using TaskSpec;\n{string.Concat(Aliases.Select(alias => $"using {alias.Value} = {alias.Key};\n"))}{string.Concat(assembly.Select(line => line + "\n"))}\n{string.Join('\n', Body)}";
    }
}
