using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace TaskSpec.Tests.Documentation;

/// <summary>The XML documentation of the package, as Markdown.</summary>
internal static partial class XmlDocs
{
    private static readonly Dictionary<string, XElement> members = XDocument
        .Load(Path.ChangeExtension(typeof(Sample).Assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(member => member.Attribute("name")!.Value);

    public static string Summary(Type type) => Text(Of("T:" + Name(type))?.Element("summary"));

    public static string Remarks(Type type) => Text(Of("T:" + Name(type))?.Element("remarks"));

    public static string Summary(MemberInfo member) =>
        Text(Of($"{(member is FieldInfo ? "F" : "P")}:{Name(member.DeclaringType!)}.{member.Name}")?.Element("summary"));

    /// <summary>What a parameter of a constructor is; of a primary one it stands at the type.</summary>
    public static string Parameter(ParameterInfo parameter)
    {
        var type = parameter.Member.DeclaringType!;
        return members
            .Where(member => member.Key == "T:" + Name(type) || member.Key.StartsWith($"M:{Name(type)}.#ctor("))
            .SelectMany(member => member.Value.Elements("param"))
            .Where(element => element.Attribute("name")!.Value == parameter.Name)
            .Select(Text)
            .FirstOrDefault("");
    }

    /// <summary>What is said of a type argument.</summary>
    public static string TypeParameter(Type type) => Text(Of("T:" + Name(type))?.Element("typeparam"));

    /// <summary>The words and the code of an example.</summary>
    public static (string Words, string Code) Example(Type type)
    {
        var example = Of("T:" + Name(type))?.Element("example");
        var code = example?.Element("code")?.Value ?? "";
        var words = example is null
            ? ""
            : Text(new XElement("e", example.Nodes().Where(node => node is not XElement { Name.LocalName: "code" })));
        return (words, Dedented(code));
    }

    private static XElement? Of(string name) => members.GetValueOrDefault(name);

    private static string Name(Type type) => type.FullName!.Replace('+', '.');

    private static string Text(XElement? element) =>
        element is null ? "" : Spaces().Replace(string.Concat(element.Nodes().Select(Inline)), " ").Trim();

    private static string Inline(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => $"`{Shown(see.Attribute("cref")!.Value)}`",
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "em" } word => $"*{word.Value}*",
            _ => throw new InvalidOperationException($"nobody has said how {node} is shown"),
        };

    // T:TaskSpec.Requirement, P:TaskSpec.Sample.Choices, F:TaskSpec.Form.PassAtK, T:TaskSpec.HeadlineAttribute`1
    private static string Shown(string cref)
    {
        var parts = cref[2..].Split('(')[0].Split('`')[0].Split('.');
        var last = parts[^1].EndsWith("Attribute") ? $"[{parts[^1][..^"Attribute".Length]}]" : parts[^1];
        return cref[0] == 'T' || parts[^2].EndsWith("Attribute") ? last : $"{parts[^2]}.{last}";
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    private static string Dedented(string code)
    {
        string[] lines = [.. code.Split('\n').Select(line => line.TrimEnd())];
        var indent = lines
            .Where(line => line.Length > 0)
            .Select(line => line.Length - line.TrimStart().Length)
            .DefaultIfEmpty()
            .Min();
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indent..] : "")).Trim('\n');
    }
}
