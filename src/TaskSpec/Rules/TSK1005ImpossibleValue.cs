using TaskSpec.Catalogs;

namespace TaskSpec.Rules;

/// <summary>A number that cannot be: no samples, a negative weight, a probability above 1, what is no number at all.</summary>
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
            var required = ValueRanges.Of(value.Attribute, value.Argument) is { IsRequired: true };
            return new Finding(
                RuleBook.ImpossibleValue,
                new(value.Type, value.Attribute)
                {
                    Argument = value.Of,
                    Parameter = value.Argument,
                    Value = value.Value,
                },
                $"{value.Argument} in [{value.Attribute}] {where} is {value.Value}, which cannot be: it must be {value.Allowed}, and counts as"
                    + $" unknown until it is. Write such a number, or leave {(required ? $"[{value.Attribute}]" : "it")} out."
            )
            {
                Cause = "impossible value",
                Remedy = $"a number {value.Allowed}",
                Edits = [Removal(value, required)],
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
