using System.Reflection;

namespace TaskSpec.Tests.Metrics;

public sealed class MetricDeclarationTests
{
    private static readonly Type[] BuiltIn =
    [
        .. typeof(ExactMatch).Assembly.GetExportedTypes().Where(type => type.IsClass && typeof(IMetric).IsAssignableFrom(type)),
    ];

    [Fact]
    public void Every_metric_declares_what_it_is()
    {
        Assert.True(BuiltIn.Length >= 32);
        foreach (var metric in BuiltIn.Select(type => (type, declared: type.GetCustomAttribute<MetricAttribute>())))
        {
            Assert.True(metric.type.IsSealed);
            Assert.Matches("^[a-z0-9_]+$", metric.declared!.Id);
            Assert.NotEqual(default, metric.declared.By);
            Assert.NotEqual(metric.declared.Best, metric.declared.Worst);
            Assert.Equal(metric.declared.By.ToString() == "Text", typeof(ITextMetric).IsAssignableFrom(metric.type));
        }
    }

    [Fact]
    public void A_parameter_is_declared_just_where_the_form_takes_it() =>
        Assert.All(
            BuiltIn.Select(type => type.GetCustomAttribute<MetricAttribute>()!),
            metric =>
            {
                Assert.Equal(metric.Form is Form.PassAtK or Form.PassHatK, metric.K > 0);
                Assert.Equal(metric.Form is Form.WithinEdits, metric.Edits > 0);
                Assert.Equal(metric.Form is Form.NGrams, metric.Order > 0);
                Assert.Equal(metric.Form is Form.Graded, metric.Levels > 0);
            }
        );

    [Theory]
    [InlineData(Form.TokensRight)]
    [InlineData(Form.AllRight)]
    [InlineData(Form.WithinEdits)]
    [InlineData(Form.LongestPrefix)]
    [InlineData(Form.NGrams)]
    [InlineData(Form.SetOverlap)]
    public void Each_form_that_text_decides_has_a_score(Form form) =>
        Assert.Contains(
            BuiltIn,
            type => typeof(ITextMetric).IsAssignableFrom(type) && type.GetCustomAttribute<MetricAttribute>()!.Form == form
        );

    [Fact]
    public void Ids_are_unique()
    {
        var ids = BuiltIn.Select(type => type.GetCustomAttribute<MetricAttribute>()!.Id).ToArray();
        Assert.Equal(ids.Distinct().Count(), ids.Length);
    }
}
