using System.Net;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using TaskSpec.Testing.Serving;

namespace TaskSpec.Runners.Tests.Running;

/// <summary>Services that tell what they were sent: the key is in no journal, table or error, however it is written.</summary>
public sealed class ApiKeyTests : EvalTest
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/=.~!%&\\\"<:";

    /// <summary>The ways in which services write what they were sent.</summary>
    private static readonly Func<string, string>[] spellings =
    [
        key => key,
        key => $"Bearer {key}",
        Uri.EscapeDataString,
        key => Uri.EscapeDataString(Uri.EscapeDataString(key)),
        WebUtility.UrlEncode,
        key => string.Concat(key.Select(c => $"%{(int)c:x2}")),
        WebUtility.HtmlEncode,
        key => string.Concat(key.Select(c => $"&#{(int)c};")),
        key => string.Concat(key.Select(c => $"&#x{(int)c:X};")),
        key => JsonSerializer.Serialize(key),
        key => JsonSerializer.Serialize(JsonSerializer.Serialize(key)),
        key => string.Concat(key.Select(c => $"\\u{(int)c:x4}")),
        key => key.Replace("/", "\\/", StringComparison.Ordinal),
        key => Convert.ToHexString(Encoding.UTF8.GetBytes(key)).ToLowerInvariant(),
        key => Base64(key),
        key => Base64($"Bearer {key}"),
        key => Base64($"me:{key}"),
        key => Base64($"x{key}yz").Replace('+', '-').Replace('/', '_').TrimEnd('='),
        key => Uri.EscapeDataString(Base64($"{{\"authorization\":\"Bearer {key}\"}}")),
        key => key[..(key.Length * 2 / 3)],
    ];

    private static Gen<string> Keys =>
        from length in Gen.Choose(16, 90)
        from letters in Gen.Elements(Letters.ToCharArray()).ListOf(length)
        from start in Gen.Elements("", "sk-", "sk-proj-")
        select start + string.Concat(letters);

    [Fact]
    public void Key_is_in_nothing_that_a_service_says()
    {
        var cases =
            from key in Keys
            from spelling in Gen.Elements(spellings)
            from before in Gen.Elements("", "key ", "Authorization: ", "{\"key\":\"", "?api_key=")
            from behind in Gen.Elements("", " is wrong", "\"}", "&x=1")
            select (Key: key, Before: before, Echo: spelling(key), Behind: behind);
        Prop.ForAll(
                cases.ToArbitrary(),
                one =>
                {
                    var said = new ApiKey(one.Key).OutOf(one.Before + one.Echo + one.Behind);
                    Assert.Contains("***", said, StringComparison.Ordinal);
                    Assert.StartsWith(one.Before, said, StringComparison.Ordinal);
                    Assert.False(Tells(said, one.Key), $"{one.Key}\n{one.Before}{one.Echo}{one.Behind}\n{said}");
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    [Fact]
    public void What_is_no_key_stays()
    {
        var said = from key in Keys from text in ArbMap.Default.GeneratorFor<NonNull<string>>() select (Key: key, Text: text.Get);
        Prop.ForAll(said.ToArbitrary(), one => Assert.Equal(one.Text, new ApiKey(one.Key).OutOf(one.Text)))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
        // The word that clients want where no key is asked for is one that answers may hold.
        Assert.Equal("The set is EMPTY.", new ApiKey("EMPTY").OutOfAnswer("The set is EMPTY."));
        Assert.Equal("key *** is wrong", new ApiKey("EMPTY").OutOf("key EMPTY is wrong"));
    }

    [Theory]
    [InlineData("sk-1234567890\n")]
    [InlineData("sk 1234567890")]
    [InlineData("ключ")]
    public void What_no_header_can_hold_is_refused_unsaid(string key)
    {
        var error = Assert.Throws<ArgumentException>(() => new ApiKey(key));
        Assert.DoesNotContain(key.Trim(), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_is_in_no_file_and_no_error_of_a_run()
    {
        const string Key = "sk-proj-a1/B2+c3_D4-e5=F6.g7~H8%i9";
        for (var i = 0; i < spellings.Length; i++)
        {
            var folder = Directory.CreateTempSubdirectory("taskspec-key-");
            var echo = spellings[i](Key);
            await using var server = new ChatServer(request =>
                request.Question.Contains("Japan") ? Reply.Error(400, $"you sent {echo}")
                : request.Question.Contains("Peru") ? Reply.Error(500, $"you sent {echo}", $"X-Echo: {echo}")
                : Reply.Text($"you sent {echo}")
            );
            var run = EvalRun.Of(Capitals.CatalogOf(Capitals.Family), Authors, Client(server, Key), Options with { Retries = 0 });
            await run.InFolder(Path.Combine(folder.FullName, "out"));
            foreach (var file in folder.EnumerateFiles("*", SearchOption.AllDirectories))
                Assert.False(Tells(File.ReadAllText(file.FullName), Key), $"{echo} is in {file.Name}");
            folder.Delete(recursive: true);

            await using var refusing = new ChatServer(_ => Reply.Error(401, $"you sent {echo}"));
            var refused = EvalRun.Of(Capitals.CatalogOf(Capitals.Family), Authors, Client(refusing, Key), Options);
            var error = await Assert.ThrowsAsync<EvalException>(() => All(refused));
            Assert.False(Tells(error.ToString(), Key), error.ToString());
        }
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    /// <summary>Whether somebody who undoes what services do to a key would have it, or half of it.</summary>
    private static bool Tells(string said, string key)
    {
        var half = key[..(key.Length / 2)];
        return new[] { said, Undone(said), Undone(Undone(said)), Undone(Undone(Undone(said))) }.Any(text =>
            text.Contains(half, StringComparison.Ordinal)
            || text.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes(half)), StringComparison.OrdinalIgnoreCase)
            || InBase64(text, half)
        );
    }

    private static string Undone(string text) =>
        System.Text.RegularExpressions.Regex.Replace(
            WebUtility.HtmlDecode(Uri.UnescapeDataString(text)),
            @"\\(?:u([0-9a-fA-F]{4})|(.))",
            match => match.Groups[1].Success ? $"{(char)Convert.ToInt32(match.Groups[1].Value, 16)}" : match.Groups[2].Value
        );

    private static bool InBase64(string text, string half) =>
        System
            .Text.RegularExpressions.Regex.Matches(text.Replace('-', '+').Replace('_', '/'), "[A-Za-z0-9+/]{8,}")
            .SelectMany(run => Enumerable.Range(0, 4).Select(at => run.Value[at..]))
            .Any(digits =>
                Encoding
                    .Latin1.GetString(Convert.FromBase64String(digits[..(digits.Length / 4 * 4)]))
                    .Contains(half, StringComparison.Ordinal)
            );
}
