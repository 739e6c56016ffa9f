using TaskSpec.Catalogs.Json;

namespace TaskSpec.Catalogs;

public static partial class CatalogJson
{
    private static MissingFile Map(Fields fields, MissingFile? x) =>
        new(
            fields.Required("attribute", fields.Text("attribute", x?.Attribute)),
            fields.Required("file", fields.Text("file", x?.File))
        )
        {
            Candidates = fields.Texts("candidates", x?.Candidates ?? []),
        };

    private static UnreadableFile Map(Fields fields, UnreadableFile? x) =>
        new(
            fields.Required("file", fields.Text("file", x?.File)),
            fields.Required("line", fields.Count("line", x?.Line)),
            fields.Required("column", fields.Count("column", x?.Column)),
            fields.Required("problem", fields.Text("problem", x?.Problem))
        );

    private static UnknownFamilies Map(Fields fields, UnknownFamilies? x) =>
        new(fields.Required("file", fields.Text("file", x?.File)), fields.Texts("families", x?.Families ?? []))
        {
            KnowsOthers = fields.Flag("knowsOthers", x?.KnowsOthers),
        };
}
