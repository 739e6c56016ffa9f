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
        Assert.True(BuiltIn.Length >= 14);
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
    public void Ids_are_unique()
    {
        var ids = BuiltIn.Select(type => type.GetCustomAttribute<MetricAttribute>()!.Id).ToArray();
        Assert.Equal(ids.Distinct().Count(), ids.Length);
    }
}
