using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.AI;
using TaskSpec.Testing.Serving;

namespace TaskSpec.Runners.Tests.Fuzzing;

/// <summary>Whatever a service answers, it is an answer or a failure in words.</summary>
public sealed partial class AnswerFuzzTests
{
    private const int Count = 400;
    private const int Seed = 20_261_130;

    [Fact]
    public async Task Damaged_answers_are_read_or_fail_in_words()
    {
        var good = Encoding.UTF8.GetString(Reply.Text("4").Bytes).Split("\r\n\r\n", 2)[1];
        var number = 0;
        await using var server = new ChatServer(_ =>
            Reply.Json(Encoding.UTF8.GetString(new Damage(new(Seed + number)).Json(good, isLines: false)))
        );
        using var client = new ChatCompletions(server.Endpoint, "m");
        var failures = new List<string>();
        var read = 0;
        for (; number < Count; number++)
        {
            try
            {
                _ = (await client.GetResponseAsync([new(ChatRole.User, "2+2?")])).Text;
                read++;
            }
            // Hides nothing: what is thrown is what the trial looks for, and one that is told by its type is a failure.
            catch (Exception error)
            {
                var reason = ServiceFailure.Of(error, TimeProvider.System).Reason;
                if (TypeName.IsMatch(reason))
                    failures.Add($"number {number}: {reason}");
            }
        }

        Assert.True(failures.Count == 0, $"{failures.Count} of {Count} failed:\n{string.Join('\n', failures.Take(10))}");
        Assert.InRange(read, Count / 10, Count);
    }

    [GeneratedRegex(@"^\w+Exception: ")]
    private static partial Regex TypeName { get; }
}
