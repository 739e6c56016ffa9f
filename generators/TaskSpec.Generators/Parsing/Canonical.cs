using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Generators.Parsing;

/// <summary>Puts a list in its one order: by id, and by content where an id stands twice.</summary>
internal static class Canonical
{
    public static EquatableArray<T> Sort<T>(List<T> items, Func<T, string> id, Func<Fields, T?, T> map)
        where T : class, IEquatable<T>
    {
        items.Sort(
            (a, b) => string.CompareOrdinal(id(a), id(b)) is not 0 and var order ? order : string.CompareOrdinal(Text(a), Text(b))
        );
        return items.ToEquatableArray();

        string Text(T item)
        {
            var json = new JsonWriter(0);
            map(new FieldsWriter(json), item);
            return json.ToString();
        }
    }
}
