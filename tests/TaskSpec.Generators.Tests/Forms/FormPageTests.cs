using System.Text;
using TaskSpec.Assessments;
using TaskSpec.Testing;

namespace TaskSpec.Generators.Tests.Forms;

/// <summary>docs/forms.md is the table that the analyzers compute with.</summary>
public sealed class FormPageTests
{
    [Fact]
    public void The_page_is_the_table() => Snapshot.MatchesFile(Page(), "docs/forms.md");

    [Fact]
    public void Every_form_has_one_row_in_order() =>
        Assert.Equal(Enum.GetValues<Form>(), FormTable.All.Select(facts => facts.Form));

    [Fact]
    public void What_stands_for_a_form_has_less_noise_or_another_kind_of_information() =>
        Assert.All(
            FormTable.All.SelectMany(facts => facts.Surrogates),
            surrogate => Assert.True(FormTable.Of(surrogate) is { Additive: true } or { Proper: true })
        );

    private static string Page()
    {
        var page = new StringBuilder(
            """
            # Forms of metrics

            A metric's `[Metric(id, Form.…)]` says how its score hangs on surprisal; everything below follows. P = e^−λ is the chance that all is right, p =
            e^(−λ/L) that one token is, g what a guess scores, c the share of attempts that the harness lets score; every mean stands between g and c.
            [model.md](model.md) has the mathematics. This page is written from `FormTable`, which the analyzers compute with.

            | form | is | arguments | expected score | variance | floor | proper | additive | thresholded | wrong choices | aggregate | stands for it | link |
            | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |

            """
        );
        foreach (var form in FormTable.All)
        {
            string[] cells =
            [
                $"`{form.Form}`",
                form.Title,
                string.Join(", ", form.Parameters.Select(parameter => $"`{parameter}`")),
                form.Mean,
                form.Variance,
                form.Floor,
                Mark(form.Proper),
                Mark(form.Additive),
                Mark(form.Thresholded),
                Mark(form.WrongChoices),
                form.Aggregate,
                string.Join(", ", form.Surrogates.Select(surrogate => $"`{surrogate}`")),
                form.Link,
            ];
            page.Append("| ").AppendJoin(" | ", cells.Select(cell => cell.Replace("|", "\\|"))).Append(" |\n");
        }

        return page.ToString().ReplaceLineEndings("\n");

        static string Mark(bool yes) => yes ? "yes" : "";
    }
}
