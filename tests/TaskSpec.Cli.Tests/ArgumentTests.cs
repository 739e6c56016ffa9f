namespace TaskSpec.Cli.Tests;

public sealed class ArgumentTests : CliTest
{
    private static readonly string[] Commands = ["check", "catalog", "explain", "plan", "overlap", "profile"];

    [Fact]
    public void Every_command_has_help_with_an_example() =>
        Assert.All(
            Commands,
            command =>
            {
                var outcome = Run(command, "--help");
                Assert.Equal(0, outcome.ExitCode);
                Assert.Contains($"Example:\n  taskspec {command} ", outcome.Output.ReplaceLineEndings("\n"));
                Assert.Contains("--json", outcome.Output);
                Assert.Contains("--quiet", outcome.Output);
            }
        );

    [Fact]
    public void The_version_is_shown_wherever_it_is_asked_for()
    {
        Assert.Matches(@"^\d+\.\d+\.\d+\s*$", Run("--version").Output);
        Assert.All(Commands, command => Assert.Equal(Run("--version"), Run(command, "--version")));
    }

    [Theory]
    [InlineData("taskspec --help")]
    [InlineData("did you mean 'check'?", "chek", "x")]
    [InlineData("taskspec check --help", "check")]
    [InlineData("'--fail-onn' is no option of check; did you mean '--fail-on'?", "check", "x", "--fail-onn", "error")]
    [InlineData("'suggestion'", "check", "x", "--fail-on", "2")]
    [InlineData("--out", "profile", "x")]
    [InlineData("'many'", "overlap", "x", "--top", "many")]
    [InlineData("@x does not exist", "check", "@x")]
    [InlineData("--gap is '0.5', but must be a factor, at least 1", "backtest", "x", "--metric", "m", "--gap", "0.5")]
    [InlineData("--gap is '0.5', but must be a factor, at least 1", "validity", "x", "--metric", "m", "--gap", "0.5")]
    [InlineData("--gap is '-1', but must be a factor, at least 1", "signal", "x", "--metric", "m", "--gap", "-1")]
    [InlineData("--within is '.9', but must be a factor, at least 1", "signal", "x", "--metric", "m", "--within", ".9")]
    public void Wrong_arguments_are_refused_with_a_hint(string said, params string[] args) => AssertRefused(Run(args), said);
}
