using System.Globalization;
using System.Reflection;

namespace TaskSpec.Tour.Tests;

public sealed class EveryFamilyTests
{
    public static TheoryData<string> Ids => Families.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void Has_as_many_samples_as_it_declares(string id)
    {
        var family = Families.Of(id);
        var samples = Families.Samples(family).ToArray();
        Assert.Equal(Families.Declared(family).Count, samples.Length);
        var tasks = family.GetCustomAttributes<TaskAttribute>().ToArray();
        foreach (var task in tasks)
            Assert.Equal(task.Samples, samples.Count(sample => sample.Task == task.Id));
        Assert.Equal(tasks.Length == 0 ? 0 : samples.Length, samples.Count(sample => sample.Task is not null));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Has_unique_and_safe_ids_and_questions(string id)
    {
        var samples = Families.Samples(Families.Of(id)).ToArray();
        Assert.All(samples, sample => Assert.Matches("^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$", sample.Id));
        Assert.Equal(samples.Length, samples.DistinctBy(sample => sample.Id).Count());
        Assert.Equal(samples.Length, samples.DistinctBy(sample => sample.Input).Count());
        Assert.All(
            samples,
            sample => Assert.False(string.IsNullOrWhiteSpace(sample.Input) || string.IsNullOrWhiteSpace(sample.Target))
        );
    }

    [Theory, MemberData(nameof(Ids))]
    public void Has_choices_where_it_declares_them(string id)
    {
        var family = Families.Of(id);
        var declared = family.GetCustomAttribute<ChoicesAttribute>()?.Count ?? 0;
        foreach (var sample in Families.Samples(family))
        {
            Assert.Equal(declared, sample.Choices.Count);
            Assert.Equal(declared, sample.Choices.Distinct().Count());
            Assert.True(declared == 0 || sample.Choices.Contains(sample.Target));
        }
    }

    [Theory, MemberData(nameof(Ids))]
    public void Declares_the_length_of_its_answers_within_a_factor_of_two(string id)
    {
        var family = Families.Of(id);
        var lengths = Families.Samples(family).Select(sample => Tokens.Count(sample.Target)).Order().ToArray();
        var declared = family.GetCustomAttribute<AnswerAttribute>()?.Tokens ?? 0;
        Assert.True(declared == 0 || declared <= 2 * lengths[lengths.Length / 2] && lengths[lengths.Length / 2] <= 2 * declared);
    }

    [Theory, MemberData(nameof(Ids))]
    public void Gives_the_target_the_best_score(string id) =>
        Assert.All(
            Families.Samples(Families.Of(id)),
            sample => Assert.Equal(2, ExactMatch.Score(sample.Target, sample) + EditSimilarity.Score(sample.Target, sample))
        );

    [Theory, MemberData(nameof(Ids))]
    public void Is_the_same_each_time_and_in_every_culture(string id)
    {
        var samples = Families.Samples(Families.Of(id));
        var first = Text(samples);
        Assert.Equal(first, Text(samples));
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var culture in Cultures())
            {
                CultureInfo.CurrentCulture = culture;
                Assert.Equal(first, Text(samples));
                Assert.Equal(first, Text(Families.Samples(Families.Of(id))));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void There_are_thousands_of_samples() =>
        Assert.True(Families.All.Sum(family => Families.Samples(family).Count()) >= 1_000);

    [Fact]
    public void Family_ids_are_unique() => Assert.Equal(Families.All.Count, Families.All.DistinctBy(Families.Id).Count());

    private static string Text(IEnumerable<Sample> samples) =>
        string.Join(
            '\n',
            samples.Select(sample =>
                $"{sample.Id}|{sample.Input}|{sample.Target}|{sample.Task}|{string.Join('/', sample.Choices)}|"
                + sample.HumanMinutes?.ToString(CultureInfo.InvariantCulture)
            )
        );

    /// <summary>
    /// Cultures made by hand, because the machine's own may be switched off: a true minus sign, a comma, another calendar.
    /// </summary>
    private static IEnumerable<CultureInfo> Cultures()
    {
        foreach (
            var (minus, point, date) in new[]
            {
                ("\u2212", ",", "d/M/yyyy"),
                ("\u200e-", "\u066b", "yyyy.MM.dd"),
                ("~", "·", "MM-dd-yy"),
            }
        )
        {
            var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            (culture.NumberFormat.NegativeSign, culture.NumberFormat.NumberDecimalSeparator) = (minus, point);
            culture.DateTimeFormat.ShortDatePattern = date;
            culture.DateTimeFormat.DateSeparator = point;
            yield return culture;
        }
    }
}
