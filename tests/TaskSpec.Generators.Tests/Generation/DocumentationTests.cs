using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Generation;

/// <summary>What an editor shows of a generated member when somebody points at it: the summary that its documentation holds.</summary>
public sealed class DocumentationTests
{
    private const string Hostile = """
        using TaskSpec;
        [assembly: ScalingPlan(1e18, 1e22, Models = 7, TargetFlop = 1e24)]

        /// <summary>Is "a &lt; b &amp;&amp; b &gt; a"? See <see cref="Two"/> and <c>x -> y</c>, <![CDATA[raw <b> & ]]>'quoted'.</summary>
        [TaskFamily("a<b&\"c\"", Version = "1"), Samples(10), Headline<ExactMatch>, Limits(TimeSeconds = 5)]
        [Task("</summary>"), Task("\0\u2028\uD800 &amp;"), Variant("]]>", Items.Same)]
        public sealed class One : ISamples
        {
            [Step(Id = "<read>", Tokens = 3)]
            public sealed class Read : Step;

            public static IEnumerable<Sample> Samples() => [];
        }

        [TaskFamily("two", Version = "1", Title = "A title <with> & \"quotes\",\r\n\0\u0001\uFFFF\uD800 more </summary> of it")]
        [Samples(10), Headline<ExactMatch>(Name = "<name>"), HasStep<One.Read>]
        public sealed class Two;

        /// <summary>This <b>is not closed & wrong.</summary>
        [TaskFamily("three", Version = "1"), Samples(10)]
        public sealed class Three;
        """;

    public static TheoryData<string> Sources => [Hostile, Compile.Source("FourCases.cs"), Compile.Source("RealDeclarations.cs")];

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_generated_member_has_a_summary(string source)
    {
        var members = Members(source);
        Assert.NotEmpty(members);
        Assert.All(members, member => Assert.NotEqual("", Summary(member).Trim()));
    }

    [Fact]
    public void Summary_of_a_family_reads_as_it_was_written()
    {
        var families = Members(Hostile).OfType<INamedTypeSymbol>().Where(type => type.ContainingType is null).ToList();
        Assert.Equal(
            "The family a<b&\"c\": Is \"a < b && b > a\"? See Two and x -> y, raw <b> & 'quoted'.",
            Summary(families.Single(type => type.Name == "One"))
        );
        Assert.Equal(
            "The family two: A title <with> & \"quotes\", \uFFFD\uFFFD\uFFFD\uFFFD more </summary> of it",
            Summary(families.Single(type => type.Name == "Two"))
        );
        Assert.Equal("The family three.", Summary(families.Single(type => type.Name == "Three")));
    }

    [Theory]
    [InlineData("/// <summary>One.</summary>", "One.")]
    [InlineData("/// <summary>\n/// One\n/// two.\n/// </summary>", "One two.")]
    [InlineData("/** <summary>One.</summary> */", "One.")]
    [InlineData("/** <summary>\n * One.\n * </summary> */", "One.")]
    [InlineData("#if NEVER\n/// <summary>Off.</summary>\n#endif", null)]
    [InlineData("/// <summary>One.</summary>\n#if NEVER\n/// <summary>Off.</summary>\n#else\n#endif", "One.")]
    [InlineData("// <summary>No.</summary>", null)]
    [InlineData("//// <summary>No.</summary>", null)]
    [InlineData("/* <summary>No.</summary> */", null)]
    [InlineData("/*** <summary>No.</summary> */", null)]
    [InlineData("/// <summary>One.</summary>\n// <summary>No.</summary>", "One.")]
    public void Summary_is_what_documents_the_class(string comment, string? summary)
    {
        foreach (var mode in Enum.GetValues<DocumentationMode>())
        {
            var tree = CSharpSyntaxTree.ParseText(
                $"using TaskSpec;\n{comment}\n[TaskFamily(\"f\", Version = \"1\")] public sealed class F;",
                Compile.Options.WithDocumentationMode(mode)
            );
            var catalog = Reading.Read.Catalog(Compile.Sources().AddSyntaxTrees(tree));
            Assert.Equal(summary, Assert.Single(catalog.Families).Summary);
        }
    }

    private static string Summary(ISymbol member) =>
        XElement.Parse(member.GetDocumentationCommentXml()!).Element("summary")?.Value ?? "";

    private static List<ISymbol> Members(string source)
    {
        var output = GeneratorRun.Start(Compile.Sources(source)).Output;
        var catalog = output.Assembly.GlobalNamespace.GetNamespaceMembers().Single(space => space.Name == "TaskCatalog");
        return [.. Inside(catalog).Where(member => member is not INamespaceSymbol && !member.IsImplicitlyDeclared)];
    }

    private static IEnumerable<ISymbol> Inside(INamespaceOrTypeSymbol outer) =>
        outer
            .GetMembers()
            .Where(member =>
                member is not IMethodSymbol { MethodKind: MethodKind.PropertyGet }
                && member.DeclaredAccessibility == Accessibility.Public
            )
            .SelectMany(member => member is INamespaceOrTypeSymbol inner ? [member, .. Inside(inner)] : (ISymbol[])[member]);
}
