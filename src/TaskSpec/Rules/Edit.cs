namespace TaskSpec.Rules;

/// <summary>A mechanical remedy: an attribute of a class, or one argument of it, is set, added or taken away.</summary>
/// <remarks>A fix carries it out and computes nothing itself, so that what an editor offers is what <c>taskspec check</c> would advise.</remarks>
/// <param name="Title">What it does, as an editor offers it: "Set Attempts = 5".</param>
/// <param name="On">The full metadata name of the class; null is the assembly.</param>
/// <param name="Attribute">The attribute's name without its suffix, such as Limits.</param>
public sealed record Edit(string Title, string? On, string Attribute)
{
    /// <summary>The attribute's type argument by its full metadata name, or its first argument: tells attributes of one name apart.</summary>
    public string? Of { get; init; }

    /// <summary>The argument, as the attribute's property is called; null is the whole attribute.</summary>
    public string? Argument { get; init; }

    /// <summary>The argument's present number as text, which tells attributes of one name apart too.</summary>
    public string? Old { get; init; }

    /// <summary>The argument's value as C#, names in whole (<c>global::TaskSpec.Transfer.Distinct</c>); null takes it away.</summary>
    public string? Value { get; init; }

    /// <summary>Whether the whole attribute goes.</summary>
    public bool IsRemoval { get; init; }

    /// <summary>Sets an argument, with its attribute where the class has none.</summary>
    public static Edit Set(string? on, string attribute, string argument, string value) =>
        new($"Set {argument} = {Shown(value)}{(on is null ? "" : $" on {Text.Name(on)}")}", on, attribute)
        {
            Argument = argument,
            Value = value,
        };

    /// <summary>Records a metric on a family or a step.</summary>
    public static Edit Record(string metric, string on) =>
        new($"Record {Text.Name(metric)} on {Text.Name(on)}", on, "Records") { Of = metric };

    /// <summary>Adds an attribute that is nothing but its type argument.</summary>
    public static Edit Add(string attribute, string of, string on) =>
        new($"Add [{attribute}<{Text.Name(of)}>] to {Text.Name(on)}", on, attribute) { Of = of };

    /// <summary>Takes an attribute away.</summary>
    public static Edit Remove(string? on, string attribute, string? of = null) =>
        new($"Remove [{attribute}]{(on is null ? "" : $" from {Text.Name(on)}")}", on, attribute) { Of = of, IsRemoval = true };

    /// <summary>Takes an argument away.</summary>
    public static Edit Remove(string? on, string attribute, string argument, string? of) =>
        new($"Remove {argument}{(on is null ? "" : $" from {Text.Name(on)}")}", on, attribute) { Of = of, Argument = argument };

    /// <summary>An integer as people write it: 20_000.</summary>
    public static string Integer(double number) =>
        Math.Round(number).ToString("#,0", System.Globalization.CultureInfo.InvariantCulture).Replace(",", "_");

    private static string Shown(string value) => value.Replace("global::TaskSpec.", "");
}
