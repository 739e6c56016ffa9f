using System.Reflection;
using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Tests.Reading;

/// <summary>Every named argument of every attribute reaches the catalog: the reader knows them by name only.</summary>
public sealed class ArgumentTests
{
    private static readonly string[] notInTheCatalog = ["CatalogFragmentAttribute"];

    public static TheoryData<Type> Attributes =>
        [
            .. typeof(Sample)
                .Assembly.GetExportedTypes()
                .Where(type =>
                    type.IsSubclassOf(typeof(Attribute)) && !notInTheCatalog.Contains(type.Name) && Settable(type).Any()
                ),
        ];

    [Theory]
    [MemberData(nameof(Attributes))]
    public void Named_arguments_reach_the_catalog(Type attribute)
    {
        foreach (var property in Settable(attribute))
        {
            var json = Write(attribute, property.Name + " = " + Value(property.PropertyType, RangeOf(attribute, property.Name)));
            Assert.True(json != Write(attribute, null), $"{attribute.Name}.{property.Name} is not read");
        }
    }

    private static string Write(Type attribute, string? argument)
    {
        var name = attribute.Name.Split('`')[0][..^"Attribute".Length];
        var required = attribute
            .GetProperties()
            .Where(property =>
                IsRequired(property) && argument?.StartsWith(property.Name + " ", StringComparison.Ordinal) != true
            );
        var arguments = attribute
            .GetConstructors()[0]
            .GetParameters()
            .Select(parameter =>
                Default(
                    parameter.ParameterType,
                    RangeOf(attribute, char.ToUpperInvariant(parameter.Name![0]) + parameter.Name[1..])
                )
            )
            .Concat(
                required.Select(property =>
                    $"{property.Name} = {Default(property.PropertyType, RangeOf(attribute, property.Name))}"
                )
            )
            .Append(argument)
            .Where(text => text is not null);
        var type = attribute.IsGenericType
            ? $"<{attribute.GetGenericArguments()[0].GetGenericParameterConstraints().FirstOrDefault()?.Name switch { "IMetric" => "M", "Tool" => "T", "Skill" => "K", _ => "S" }}>"
            : "";
        var text = $"[{name}{type}({string.Join(", ", arguments)})]";
        var at = name switch
        {
            "Step" or "Calls" => 's',
            "Tool" => 't',
            "Skill" => 'k',
            "Metric" => 'm',
            "TaskFamily" => 'f',
            "Suite" => 'u',
            _ => 'c',
        };
        return CatalogJson.Write(
            Read.Catalog(
                $$"""
                using TaskSpec;
                {{(at == 'm' ? text : "[Metric(\"m\", Form.Unknown)]")}} public sealed class M : IMetric;
                {{(at == 't' ? text : "[Tool(\"t\")]")}} public sealed class T : Tool;
                {{(at == 'k' ? text : "[Skill(\"k\")]")}} public sealed class K : Skill;
                {{(at == 'u' ? text : "[Suite(\"u\", Version = \"1\")]")}} public abstract class U;
                {{(at == 'f' ? text : "[TaskFamily(\"f\", Version = \"1\")]")}} {{(
                    name == "Headline" ? "" : "[Headline<M>]"
                )}} [Needs<K>] {{(at == 'c' ? text : "")}}
                public sealed class F : U { {{(at == 's' && name == "Step" ? text : "[Step]")}} {{(
                    name == "Calls" ? text : "[Calls<T>]"
                )}} public sealed class S : Step; }
                """
            )
        );
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties().Where(property => property.CanWrite && property.DeclaringType == type);

    private static bool IsRequired(PropertyInfo property) =>
        property.GetCustomAttribute<System.Runtime.CompilerServices.RequiredMemberAttribute>() is not null;

    private static ValueRange? RangeOf(Type attribute, string argument) =>
        ValueRanges.Of(attribute.Name.Split('`')[0][..^"Attribute".Length], argument);

    private static string Value(Type type, ValueRange? range) =>
        type.IsEnum ? $"{type.Name}.{Enum.GetNames(type)[^1]}"
        : type == typeof(string) ? "\"some\""
        : type == typeof(bool) ? "true"
        : range!.Contains(3) ? "3"
        : ".3";

    private static string Default(Type type, ValueRange? range) =>
        type.IsEnum ? $"{type.Name}.{Enum.GetNames(type)[^1]}"
        : type == typeof(bool) ? "false"
        : type == typeof(string) || type == typeof(object) ? "\"text\""
        : range!.NotUnder is not null ? "4"
        : range.Contains(2) ? "2"
        : ".2";
}
