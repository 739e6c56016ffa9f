using TaskSpec.Catalogs;

namespace TaskSpec.Generators.Emission;

/// <summary>Writes the members of a family's class.</summary>
/// <param name="code">Where to.</param>
/// <param name="names">The names of the class.</param>
internal sealed class FamilyMembers(CodeWriter code, Names names)
{
    public void Constant(string type, string name, string value, string about, out string unique)
    {
        unique = names.Unique(name);
        code.Gap();
        code.Summary(about);
        code.Line($"public const {type} {Names.Escape(unique)} = {value};");
    }

    public void Record(string self, string type)
    {
        code.Gap();
        code.Summary("The family as its assembly's catalog holds it.");
        code.Line($"public static global::TaskSpec.Catalogs.Family {names.Unique("Family")} =>");
        code.Line($"    global::TaskSpec.Catalogs.CatalogReader.Family(typeof({self}).Assembly, {type});");
    }

    public void Samples(FamilyCode source, string id)
    {
        var samples = source.Family.Samples;
        string? set = samples switch
        {
            { Kind: SampleKind.Method } when source.Class.Path is { } path =>
                $"FromMethod<global::{Names.EscapeAll(path)}>({id})",
            { Kind: SampleKind.File, File: { } file } =>
                $"FromFile({id}, typeof({Names.Escape(source.Name)}).Assembly, {FamilySource.Literal(file)})",
            _ => null,
        };
        if (set is null)
            return;
        if (source.Family.Choices?.ShuffleSeed is { } seed)
            set = FormattableString.Invariant($"Shuffled({seed}, global::TaskSpec.SampleSets.{set})");
        var name = names.Unique("Samples");
        var made = names.Unique("MakeSamples");
        code.Gap();
        code.Summary("The samples, made and checked one by one while they are enumerated.");
        code.Line($"public static global::System.Collections.Generic.IEnumerable<global::TaskSpec.Sample> {name}() => {made}();");
        code.Gap();
        // Nothing else names the author's class. Where that is obsolete as an error, no pragma lets it be named, but an obsolete method may.
        code.Line("[global::System.Obsolete]");
        code.Line($"private static global::System.Collections.Generic.IEnumerable<global::TaskSpec.Sample> {made}() =>");
        code.Line($"    global::TaskSpec.SampleSets.{set};");
        code.Gap();
        code.Summary("The sample with an id, or null. It enumerates the samples up to that one.");
        code.Line($"public static global::TaskSpec.Sample? {names.Unique("Find")}(string id) =>");
        code.Line($"    global::TaskSpec.SampleSets.Find({name}(), id);");
    }

    public void Ids(string name, string about, IEnumerable<string> ids)
    {
        var all = ids.Distinct().ToList();
        if (all.Count == 0)
            return;
        Nested(
            name,
            about,
            inner =>
            {
                foreach (var id in all)
                {
                    var text = FamilySource.Literal(id);
                    inner.Constant("string", Names.Pascal(id), text, $"<c>{CodeWriter.Escape(id)}</c>.", out _);
                }
            }
        );
    }

    public void Figures(string name, string about, IEnumerable<Figure> figures) =>
        Nested(name, about, inner => inner.Figures(figures));

    public void Overlaps(string family, EquatableArray<OverlapPair> pairs)
    {
        if (pairs.IsEmpty)
            return;
        Nested(
            "Overlaps",
            "The families that share steps with this one.",
            inner =>
            {
                foreach (var pair in pairs)
                    inner.Overlap(pair.A == family ? pair.B : pair.A, pair);
            }
        );
    }

    private void Overlap(string other, OverlapPair pair) =>
        Nested(
            Names.Pascal(other),
            $"<c>{CodeWriter.Escape(other)}</c> shares {CodeWriter.Escape(string.Join(", ", pair.SharedSteps))}.",
            inner =>
            {
                inner.Constant("string", "Id", FamilySource.Literal(other), "The other family's id.", out _);
                inner.Figures(FamilyFigures.Overlap(pair));
            }
        );

    private void Figures(IEnumerable<Figure> figures)
    {
        foreach (var figure in figures)
            Constant(figure.Type, figure.Name, FamilySource.Literal(figure.Value), figure.About, out _);
    }

    private void Nested(string name, string about, Action<FamilyMembers> write)
    {
        var unique = names.Unique(name);
        code.Gap();
        code.Summary(about);
        code.Open($"public static class {Names.Escape(unique)}");
        write(new(code, new(unique)));
        code.Close();
    }
}
