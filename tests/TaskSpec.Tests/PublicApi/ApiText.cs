using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace TaskSpec.Tests.PublicApi;

/// <summary>The public types of an assembly and their members, one a line, in ordinal order: what a change can break.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext nullability = new();

    /// <summary>What an assembly offers.</summary>
    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var type in assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal))
        {
            text.Append(Head(type)).Append('\n');
            foreach (var member in Members(type).Distinct().Order(StringComparer.Ordinal))
                text.Append("    ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static string Head(Type type)
    {
        var kind =
            type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? "struct"
            : type is { IsAbstract: true, IsSealed: true } ? "static class"
            : type.IsSealed ? "sealed class"
            : type.IsAbstract ? "abstract class"
            : "class";
        var bases = type.IsEnum
            ? []
            : new[] { type.BaseType }
                .Concat(type.GetInterfaces().OrderBy(x => x.FullName, StringComparer.Ordinal))
                .OfType<Type>()
                .Where(x => x != typeof(object) && x != typeof(ValueType))
                .Select(x => Name(x))
                .ToArray();
        var usage = type.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } where
            ? $"[{where.ValidOn}{(where.AllowMultiple ? ", many" : "")}] "
            : "";
        return $"{usage}{kind} {type.Namespace}.{Name(type)}{(bases.Length > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    private static IEnumerable<string> Members(Type type)
    {
        foreach (var field in type.GetFields(Declared).Where(field => IsSeen(field.Attributes)))
        {
            if (field.Name != "value__")
                yield return field.IsLiteral
                    ? $"{field.Name} = {Value(field.GetRawConstantValue())}"
                    : $"{Static(field.IsStatic)}{Name(field.FieldType, nullability.Create(field))} {field.Name}";
        }

        foreach (var constructor in type.GetConstructors(Declared).Where(method => IsSeen(method) && !method.IsStatic))
            yield return $"new({Parameters(constructor)})";
        foreach (var property in type.GetProperties(Declared).Where(property => property.GetMethod is { } get && IsSeen(get)))
        {
            var set =
                property.SetMethod is { } method && IsSeen(method)
                    ? IsInit(method)
                        ? " init;"
                        : " set;"
                    : "";
            var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : "";
            var index = property.GetIndexParameters() is { Length: > 0 } list
                ? $"[{string.Join(", ", list.Select(Parameter))}]"
                : "";
            var about = Name(property.PropertyType, nullability.Create(property));
            yield return $"{Static(property.GetMethod!.IsStatic)}{required}{about} {property.Name}{index} {{ get;{set} }}";
        }

        foreach (var method in type.GetMethods(Declared).Where(IsSeen))
        {
            // What the compiler writes of itself follows from the rest.
            if (method.IsSpecialName || method.IsDefined(typeof(CompilerGeneratedAttribute)) || method.Name.Contains('.'))
                continue;
            var generic = method.IsGenericMethod
                ? $"<{string.Join(", ", method.GetGenericArguments().Select(x => x.Name))}>"
                : "";
            var result = Name(method.ReturnType, nullability.Create(method.ReturnParameter));
            yield return $"{Static(method.IsStatic)}{result} {method.Name}{generic}({Parameters(method)})";
        }
    }

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsSeen(FieldAttributes field) =>
        (field & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family;

    private static bool IsInit(MethodInfo set) =>
        set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    private static string Static(bool isStatic) => isStatic ? "static " : "";

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter) =>
        $"{Name(parameter.ParameterType, nullability.Create(parameter))} {parameter.Name}"
        + (parameter.HasDefaultValue ? " = " + Value(parameter.DefaultValue) : "");

    private static string Value(object? value) =>
        value is string text ? $"\"{text}\""
        : Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } x ? x
        : "null";

    private static string Name(Type type, NullabilityInfo? info = null)
    {
        var mark = info?.ReadState == NullabilityState.Nullable && Nullable.GetUnderlyingType(type) is null ? "?" : "";
        if (Nullable.GetUnderlyingType(type) is { } underlying)
            return Name(underlying) + "?";
        if (type.IsArray)
            return Name(type.GetElementType()!, info?.ElementType) + "[]" + mark;
        var outer = type is { IsNested: true, IsGenericParameter: false } ? Name(type.DeclaringType!) + "." : "";
        if (!type.IsGenericType)
            return outer + type.Name + mark;
        var arguments = type.GetGenericArguments()
            .Select((argument, i) => Name(argument, info?.GenericTypeArguments is { Length: > 0 } infos ? infos[i] : null));
        return $"{outer}{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>{mark}";
    }
}
