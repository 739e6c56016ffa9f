using System.Reflection;
using System.Runtime.CompilerServices;

namespace TaskSpec.Catalogs;

/// <summary>Reads the catalog that an assembly carries.</summary>
public static class CatalogReader
{
    private static readonly ConditionalWeakTable<Assembly, Catalog> read = [];

    /// <summary>The JSON of an assembly's catalog, as the generator wrote it; null if it has none.</summary>
    public static string? Json(Assembly assembly) => assembly.GetCustomAttribute<CatalogFragmentAttribute>()?.Json;

    /// <summary>The catalog of an assembly, read once; null if it has none.</summary>
    /// <exception cref="Json.JsonFormatException">It was written by a TaskSpec with another schema.</exception>
    public static Catalog? FromAssembly(Assembly assembly)
    {
        if (read.TryGetValue(assembly, out var known))
            return known;
        return Json(assembly) is { } json ? read.GetValue(assembly, _ => CatalogJson.Read(json)) : null;
    }

    /// <summary>One family of an assembly's catalog.</summary>
    /// <param name="assembly">The assembly that declares it.</param>
    /// <param name="type">The full metadata name of its class.</param>
    /// <exception cref="InvalidOperationException">The assembly's catalog has no such family.</exception>
    public static Family Family(Assembly assembly, string type) =>
        FromAssembly(assembly)?.Families.FirstOrDefault(family => family.Assembly is null && family.Type == type)
        ?? throw new InvalidOperationException(
            $"the catalog of {assembly.GetName().Name} has no family {type}; build the project anew"
        );
}
