using System.Collections.Concurrent;

namespace TaskSpec.Measurement;

/// <summary>Remembers a pure function's values by its argument's value; thread-safe and bounded.</summary>
/// <remarks>Full, it forgets everything: an editor's working set is far below the bound, and a policy would cost more than it saves.</remarks>
internal sealed class Memo<TKey, TValue>(int capacity, Func<TKey, TValue> compute)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TValue> known = new();

    public TValue this[TKey key]
    {
        get
        {
            if (known.TryGetValue(key, out var value))
                return value;
            value = compute(key);
            if (known.Count >= capacity)
                known.Clear();
            return known.GetOrAdd(key, value);
        }
    }
}
