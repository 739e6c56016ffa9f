using System.Globalization;
using System.Text;
using Tour;
using static TaskSpec.Tour.Tests.Recomputed;

namespace TaskSpec.Tour.Tests;

public sealed class CaseTests
{
    private static readonly string[] Weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

    [Fact]
    public void The_chain_hashes_the_hash() => Check<Sha256Chain>(Rehashed);

    [Fact]
    public void The_timed_chain_is_the_chain() => Check<Sha256ChainTimed>(Rehashed);

    [Fact]
    public void The_digest_is_that_of_the_number() =>
        Check<Sha256Of>(sample =>
            Convert.ToHexStringLower(Sha256BySpecification.Hash(Encoding.ASCII.GetBytes(Parse(sample.Input, "'(.+)'")[0])))
        );

    [Fact]
    public void Three_digits_add_up() =>
        Check<AddThreeDigits>(sample =>
        {
            var terms = Parse(sample.Input, @"^(\d{3}) \+ (\d{3}) =$");
            return Schoolbook.Add(terms[0], terms[1]);
        });

    [Fact]
    public void Each_question_has_its_right_answer() => Check<FourChoices>(sample => Answer(sample.Input));

    [Fact]
    public void The_right_answer_is_not_always_in_the_same_place()
    {
        var places = Families
            .Samples(typeof(FourChoices))
            .CountBy(sample => sample.Choices.ToList().IndexOf(sample.Target))
            .ToDictionary();
        Assert.All(Enumerable.Range(0, 4), place => Assert.InRange(places[place], 15, 35));
    }

    private static string Rehashed(Sample sample)
    {
        var hash = Encoding.ASCII.GetBytes("abc");
        for (var left = Number(Parse(sample.Input, @"applied (\d+) times")[0]); left > 0; left--)
            hash = Sha256BySpecification.Hash(hash);
        return Convert.ToHexStringLower(hash);
    }

    private static string Answer(string question)
    {
        var numbers = question
            .Split([' ', ',', '?'], StringSplitOptions.RemoveEmptyEntries)
            .Where(word => word.All(char.IsDigit))
            .Select(Number)
            .ToList();
        if (question.Contains('×'))
            return Text(Enumerable.Repeat(numbers[1], (int)numbers[2]).Sum() + numbers[0]);
        if (question.Contains('%'))
        {
            var raised = numbers[0] + numbers[0] * numbers[1] / 100m;
            return (raised - raised * numbers[2] / 100m).ToString("0", CultureInfo.InvariantCulture) + " €";
        }

        if (question.Contains("median"))
            return Text(numbers.Distinct().Single(n => numbers.Count(m => m < n) <= 2 && numbers.Count(m => m > n) <= 2));
        var day = Array.IndexOf(Weekdays, Parse(question, "Today is ([A-Za-z]+)")[0]);
        for (var left = numbers[0]; left > 0; left--)
            day = day == 6 ? 0 : day + 1;
        return Weekdays[day];
    }
}
