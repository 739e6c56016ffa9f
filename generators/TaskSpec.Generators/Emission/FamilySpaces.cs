using TaskSpec.Generators.Parsing;

namespace TaskSpec.Generators.Emission;

/// <summary>The namespaces of generated classes: the author's own under <c>TaskCatalog</c>, and in each no name twice.</summary>
internal sealed class FamilySpaces
{
    private readonly Dictionary<string, Names> names = new(StringComparer.Ordinal);
    private readonly string root;

    public FamilySpaces(IEnumerable<FamilyClass> classes)
    {
        var outermost = new Names(null);
        foreach (var type in classes)
        {
            if (type.Namespace.Length == 0)
                outermost.Reserve(type.Outermost);
            // Nested classes and generic ones lose what told them apart from a namespace.
            var around = "";
            foreach (var space in type.Namespace.Split('.'))
            {
                In(around).Reserve(space);
                around += around.Length == 0 ? space : "." + space;
            }
        }

        root = outermost.Unique("TaskCatalog");
    }

    /// <summary>The namespace of a family's generated class.</summary>
    public string Namespace(FamilyClass type) => Names.Short(type.Namespace.Length == 0 ? root : root + "." + type.Namespace);

    /// <summary>The name of a family's generated class. It is given once.</summary>
    public string Name(FamilyClass type) => In(type.Namespace).Unique(type.Name);

    private Names In(string space)
    {
        if (!names.TryGetValue(space, out var known))
            names.Add(space, known = new(null));
        return known;
    }
}
