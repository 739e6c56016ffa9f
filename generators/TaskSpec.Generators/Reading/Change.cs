namespace TaskSpec.Generators.Reading;

/// <summary>What an edit may have changed the meaning of.</summary>
/// <param name="Files">The files that are gone or no longer what they were.</param>
/// <param name="Names">The names that something else is declared by.</param>
/// <param name="IsGlobal">Whether anything may have changed anywhere.</param>
/// <param name="IsEmpty">Whether nothing has changed.</param>
internal sealed record Change(HashSet<FileOutline> Files, HashSet<string> Names, bool IsGlobal, bool IsEmpty)
{
    /// <summary>From the files before to those after an edit.</summary>
    public static Change Of(IReadOnlyList<FileOutline> before, IReadOnlyList<FileOutline> after)
    {
        var (gone, come) = (new HashSet<FileOutline>(before), new HashSet<FileOutline>(after));
        gone.ExceptWith(after);
        come.ExceptWith(before);
        if (gone.Count + come.Count == 0)
            return new(gone, [], false, true);
        var names = Changed(gone, come);
        var constants = after.Where(file => file.Constants.Count > 0).SelectMany(file => file.Constants).ToList();
        // A constant that is made of a changed name is changed, and so on.
        for (var found = true; found && names.Count > 0; )
        {
            var changed = constants.Where(constant => constant.Of.Overlaps(names)).ToList();
            found = changed.Count(constant => names.Add(constant.Name)) > 0;
        }

        var isGlobal =
            !GlobalsOf(before).SequenceEqual(GlobalsOf(after)) || after.Any(file => file.GlobalMentions.Overlaps(names));
        return new(gone, names, isGlobal, false);
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
