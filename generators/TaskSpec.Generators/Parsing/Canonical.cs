using System.Collections.Immutable;
using TaskSpec.Catalogs;
using TaskSpec.Catalogs.Json;

namespace TaskSpec.Generators.Parsing;

/// <summary>Puts a list in its one order: by id, and by content where an id stands twice.</summary>
internal static class Canonical
{
    /// <summary>In order of an id and then of a type, each pair of them once.</summary>
    /// <remarks>By hand: at every keystroke a thousand families are put in order, and sequences of sequences take several times as long.</remarks>
    public static EquatableArray<T> Sort<T>(IEnumerable<T> items, Func<T, string> id, Func<T, string> type)
        where T : class, IEquatable<T>
    {
        var sorted = new List<T>(items);
        sorted.Sort((a, b) => Compare(a, b));
        var once = ImmutableArray.CreateBuilder<T>(sorted.Count);
        foreach (var item in sorted)
        {
            if (once.Count == 0 || Compare(once[once.Count - 1], item) != 0)
                once.Add(item);
        }

        return new(once.ToImmutable());

        int Compare(T a, T b) =>
            ReferenceEquals(a, b) ? 0
            : string.CompareOrdinal(id(a), id(b)) is not 0 and var order ? order
            : string.CompareOrdinal(type(a), type(b));
    }

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
