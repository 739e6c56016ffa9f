namespace TaskSpec.Generators.Reading;

/// <summary>What an edit may have changed the meaning of.</summary>
/// <param name="Files">The files that are gone or no longer what they were.</param>
/// <param name="Names">The names that something else is declared by.</param>
/// <param name="IsGlobal">Whether anything may have changed anywhere.</param>
/// <param name="IsEmpty">Whether nothing has changed.</param>
internal sealed record Change(HashSet<FileOutline> Files, HashSet<string> Names, bool IsGlobal, bool IsEmpty)
{
    /// <summary>From the files before to those after an edit.</summary>
    public static Change Of(FileOutline[] before, FileOutline[] after)
    {
        var (gone, come) = Differences(before, after);
        if (gone.Count + come.Count == 0)
            return new(gone, [], false, before.Length == after.Length);
        var names = Changed(gone, come);
        if (names.Count > 0)
            AddConstants(names, after);
        var isGlobal =
            !GlobalsOf(gone).SequenceEqual(GlobalsOf(come))
            || (names.Count > 0 && Array.Exists(after, file => file.GlobalMentions.Overlaps(names)));
        return new(gone, names, isGlobal, false);
    }

    // Most files stand where they stood, and need no set to be found in.
    private static (HashSet<FileOutline> Gone, HashSet<FileOutline> Come) Differences(FileOutline[] before, FileOutline[] after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
            start++;
        var end = 0;
        while (
            end < before.Length - start
            && end < after.Length - start
            && before[before.Length - 1 - end] == after[after.Length - 1 - end]
        )
            end++;
        var gone = new HashSet<FileOutline>(before.Skip(start).Take(before.Length - start - end));
        var come = new HashSet<FileOutline>(after.Skip(start).Take(after.Length - start - end));
        var both = gone.Where(come.Contains).ToList();
        gone.ExceptWith(both);
        come.ExceptWith(both);
        return (gone, come);
    }

    // A constant that is made of a changed name is changed, and so on.
    private static void AddConstants(HashSet<string> names, FileOutline[] files)
    {
        var constants = files.Where(file => file.Constants.Count > 0).SelectMany(file => file.Constants).ToList();
        for (var found = true; found; )
        {
            var changed = constants.Where(constant => constant.Of.Overlaps(names)).ToList();
            found = changed.Count(constant => names.Add(constant.Name)) > 0;
        }
    }

    /// <summary>Whether what was read is as it was.</summary>
    public bool Leaves(Declared declared) =>
        !IsGlobal
        && !Array.Exists(declared.Files, Files.Contains)
        && (Names.Count == 0 || !Array.Exists(declared.Files, file => file.Mentions.Overlaps(Names)));

    private static HashSet<string> Changed(IEnumerable<FileOutline> gone, IEnumerable<FileOutline> come)
    {
        var (before, after) = (Declares(gone), Declares(come));
        return new(
            before.Keys.Union(after.Keys).Where(name => !before[name].SequenceEqual(after[name], StringComparer.Ordinal)),
            StringComparer.Ordinal
        );
    }

    private static Lookup Declares(IEnumerable<FileOutline> files) =>
        new(files.SelectMany(file => file.Declares).ToLookup(name => name.Key, name => name.Value, StringComparer.Ordinal));

    private static IEnumerable<string> GlobalsOf(IEnumerable<FileOutline> files) =>
        files.Select(file => file.Global).Where(text => text.Length > 0).OrderBy(text => text, StringComparer.Ordinal);

    private sealed record Lookup(ILookup<string, string> Names)
    {
        public IEnumerable<string> Keys => Names.Select(name => name.Key);

        public IEnumerable<string> this[string name] => Names[name].OrderBy(how => how, StringComparer.Ordinal);
    }
}
