using TaskSpec.Testing;

namespace TaskSpec.Tests.Documentation;

/// <summary>The page of attributes is what the assembly says, and all of it is documented.</summary>
public sealed class AttributePageTests
{
    [Fact]
    public void The_page_is_what_the_assembly_says() => Snapshot.MatchesFile(AttributePage.Text(), "docs/attributes.md");

    [Fact]
    public void Everything_that_an_author_writes_has_an_example() =>
        Assert.All(
            Vocabulary.Attributes.Concat(Vocabulary.Metrics).Concat(Vocabulary.Bases),
            type => Assert.NotEqual("", XmlDocs.Example(type).Code)
        );

    [Fact]
    public void Every_metric_says_what_it_is_for() =>
        Assert.All(Vocabulary.Metrics, type => Assert.NotEqual("", XmlDocs.Example(type).Words));

    [Fact]
    public void Every_argument_property_and_value_has_a_meaning()
    {
        Assert.All(Vocabulary.Attributes.SelectMany(Vocabulary.Arguments), one => Assert.NotEqual("", XmlDocs.Parameter(one)));
        Assert.All(Vocabulary.Attributes.SelectMany(Vocabulary.Settable), one => Assert.NotEqual("", XmlDocs.Summary(one)));
        Assert.All(
            Vocabulary.Enums.SelectMany(type => type.GetFields().Where(field => field.IsLiteral)),
            one => Assert.NotEqual("", XmlDocs.Summary(one))
        );
    }
}
