using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A value that cannot be: no samples, a negative weight, a probability above 1, metadata that no catalog can hold.</summary>
internal static class TSK1005ImpossibleValue
{
    public static IEnumerable<Finding> Check(FamilyFacts facts) =>
        Of(facts.Family.Invalid).Select(finding => finding with { Family = facts.Family.Id });

    /// <summary>Those that no family alone declares.</summary>
    public static IEnumerable<Finding> Check(Catalog catalog) => Of(catalog.Invalid);

    public static IEnumerable<Finding> Of(IEnumerable<InvalidValue> values) =>
        values.Select(value =>
        {
            var where = value.Type is { } type ? $"on {Text.Name(type)}" : "of the assembly";
            var required = ValueRanges.IsRequired(value.Attribute, value.Argument);
            return new Finding(
                RuleBook.ImpossibleValue,
                new(value.Type, value.Attribute)
                {
                    Argument = value.Of,
                    Parameter = value.Argument,
                    Value = value.Value,
                },
                $"{value.Argument} in [{value.Attribute}] {where} is {value.Value}, which cannot be: it must be {value.Allowed}, and counts as"
                    + $" unknown until it is. Write such a value, or leave {(required ? $"[{value.Attribute}]" : "it")} out."
            )
            {
                Cause = "impossible value",
                Remedy = $"a value that is {value.Allowed}",
                Edits = [Removal(value, required) with { Kind = "remove" }],
            };
        });

    private static Edit Removal(InvalidValue value, bool required)
    {
        var edit = required
            ? Edit.Remove(value.Type, value.Attribute, value.Of) with
            {
                Argument = value.Argument,
            }
            : Edit.Remove(value.Type, value.Attribute, value.Argument, value.Of);
        return edit with { Old = value.Value };
    }
}
