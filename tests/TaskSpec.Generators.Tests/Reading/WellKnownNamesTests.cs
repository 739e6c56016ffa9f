extern alias generators;

using generators::TaskSpec.Generators.Parsing;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Reading;

public sealed class WellKnownNamesTests
{
    [Fact]
    public void Every_name_is_that_of_a_type()
    {
        var compilation = Compile.Sources();
        Assert.All(WellKnownNames.Plain, name => Assert.NotNull(compilation.GetTypeByMetadataName("TaskSpec." + name)));
        Assert.All(WellKnownNames.Generic, name => Assert.NotNull(compilation.GetTypeByMetadataName($"TaskSpec.{name}`1")));
    }

    [Fact]
    public void Every_attribute_has_its_name() =>
        Assert.Equal(
            typeof(Sample)
                .Assembly.GetExportedTypes()
                .Where(type => type.IsSubclassOf(typeof(Attribute)) && type != typeof(CatalogFragmentAttribute))
                .Select(type => type.Name.Split('`')[0])
                .Order(StringComparer.Ordinal),
            WellKnownNames
                .Plain.Concat(WellKnownNames.Generic)
                .Where(name => name.EndsWith("Attribute", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
}
