using System.Globalization;
using Spectre.Console;
using TaskSpec.Cli.Output;

namespace TaskSpec.Cli.Tests;

public sealed class OutputTests : CliTest
{
    [Fact]
    public void Redirected_output_is_plain_and_never_folded()
    {
        var family = Examples.Chain with
        {
            Id = "a-family-with-a-name-that-is-longer-than-most-terminals-are-wide-" + new string('x', 60),
        };
        var output = Run("check", Write(Examples.Of(family))).Output;

        Assert.DoesNotContain('\u001B', output);
        Assert.Contains(
            output.Split('\n'),
            line => line.StartsWith(family.Id, StringComparison.Ordinal) && line.Contains("overlap")
        );
        Assert.All(output.Split('\n'), line => Assert.Equal(line.TrimEnd(), line));
    }

    [Fact]
    public void What_comes_from_a_file_cannot_control_the_terminal()
    {
        var family = Examples.Chain with { Id = "x\u001B[2J\u009B\r", Title = "\u0007\nforged: error" };
        var path = Write(Examples.Of(family));
        string[] outputs =
        [
            Run("check", path).Output,
            Run("catalog", path, "--format", "table").Output,
            Run("catalog", path, "--format", "markdown").Output,
            Run("explain", path, "y\u001B").Error,
        ];

        Assert.All(outputs, output => Assert.DoesNotContain(output, c => char.IsControl(c) && c != '\n'));
        Assert.All(outputs, output => Assert.DoesNotContain("\nforged", output));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public async Task A_terminal_gets_colour_and_no_line_wider_than_it(int width)
    {
        var lines = await LinesOnTerminal(width, "check", Write(Examples.All));
        Assert.Contains(lines, line => line.Contains("overlap") && line.Contains("different capabilities"));
    }

    [Fact]
    public void The_culture_changes_nothing()
    {
        var path = Write(Examples.All);
        string[][] runs =
        [
            ["check", path],
            ["check", path, "--json"],
            ["overlap", path],
            ["explain", path, "addition"],
            ["plan", path, "addition"],
        ];
        var expected = runs.Select(args => Run(args).Output).ToArray();
        var previous = CultureInfo.CurrentCulture;
        var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        odd.NumberFormat.NumberDecimalSeparator = ",";
        odd.NumberFormat.NumberGroupSeparator = ".";
        odd.NumberFormat.NegativeSign = "−";
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = odd;
            Assert.Equal(expected, runs.Select(args => Run(args).Output));
        }
        finally
        {
            CultureInfo.CurrentCulture = previous;
            CultureInfo.DefaultThreadCurrentCulture = null;
        }
    }

    [Fact]
    public async Task An_interruption_exits_130()
    {
        using StringWriter output = new(),
            error = new();
        var code = await CommandLine.Run(["check", Write(Examples.All)], new Screen(output, error), new CancellationToken(true));

        Assert.Equal(130, code);
        Assert.Equal("", output.ToString());
    }
}
