using TaskSpec.Catalogs;
using TaskSpec.Tables;
using TaskSpec.Testing.Serving;

namespace TaskSpec.Runners.Tests.Running;

/// <summary>Whatever a service does, every attempt ends in the right state.</summary>
public sealed class FailureTests : EvalTest
{
    private int asked;

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public async Task A_passing_failure_is_tried_again(int status)
    {
        var result = await One(request => asked++ < 3 ? Reply.Error(status) : Right(request));

        Assert.Equal(ResultState.Scored, result.State);
        Assert.Equal(1, result["exact_match"]);
        Assert.Equal(4, result.Answer.Requests);
        Assert.Equal(3, Time.Waits.Count);
    }

    [Fact]
    public async Task A_failure_that_lasts_is_an_error_without_a_score()
    {
        var result = await One(_ => Reply.Error(500, "out of order"));

        Assert.Equal(ResultState.Error, result.State);
        Assert.Null(result["exact_match"]);
        Assert.Equal(6, result.Answer.Requests);
        Assert.Contains("HTTP 500", result.Answer.Problem);
    }

    [Fact]
    public async Task The_service_says_how_long_to_wait_and_waits_are_no_working_time()
    {
        var result = await One(request => asked++ == 0 ? Reply.Error(429, "slow down", "Retry-After: 17") : Right(request));

        Assert.Equal(1, result["exact_match"]);
        Assert.Equal([TimeSpan.FromSeconds(17)], Time.Waits);
        Assert.Equal(17, result.Answer.Seconds, 3);
        Assert.Equal(0, result.Answer.WorkingSeconds, 3);
    }

    [Fact]
    public async Task The_service_says_until_when_to_wait()
    {
        var until = Time.GetUtcNow().AddSeconds(33).ToString("R");
        await One(request => asked++ == 0 ? Reply.Error(503, "later", $"Retry-After: {until}") : Right(request));

        Assert.Equal([TimeSpan.FromSeconds(33)], Time.Waits);
    }

    [Fact]
    public async Task A_service_that_asks_for_too_long_a_wait_is_given_up()
    {
        var result = await One(_ => Reply.Error(429, "quota", "Retry-After: 86400"));

        Assert.Equal(ResultState.Error, result.State);
        Assert.Equal(1, result.Answer.Requests);
    }

    [Fact]
    public async Task A_cut_off_answer_is_asked_for_again()
    {
        var result = await One(request => asked++ == 0 ? Right(request).CutOff() : Right(request));

        Assert.Equal(1, result["exact_match"]);
        Assert.Equal(2, result.Answer.Requests);
    }

    [Fact]
    public async Task A_connection_that_is_reset_is_made_again()
    {
        var result = await One(request => asked++ == 0 ? new Reply([]) { Resets = true } : Right(request));

        Assert.Equal(1, result["exact_match"]);
        Assert.Equal(2, result.Answer.Requests);
    }

    [Theory]
    [InlineData("not json at all")]
    [InlineData("{\"choices\": [")]
    [InlineData("{}")]
    [InlineData("{\"choices\": []}")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task Garbage_is_an_error(string body)
    {
        var result = await One(_ => Reply.Json(body));

        Assert.Equal(ResultState.Error, result.State);
        Assert.Null(result["exact_match"]);
        Assert.Null(result.Output);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(16)]
    public async Task No_server_ends_the_run_with_its_address(int concurrency)
    {
        var server = new ChatServer(Right);
        var run = EvalRun.Of(
            Capitals.CatalogOf(Capitals.Family),
            Authors,
            Client(server),
            Options with
            {
                Concurrency = concurrency,
            }
        );
        var port = server.Endpoint.Port;
        await server.DisposeAsync();

        Assert.Equal(
            $"no attempt was answered by http://127.0.0.1:{port}: the connection was refused; is the server running, and the address right?",
            (await Assert.ThrowsAsync<EvalException>(() => All(run))).Message
        );
    }

    [Fact]
    public async Task A_service_that_answers_nothing_is_not_asked_every_sample()
    {
        await using var server = new ChatServer(_ => Reply.Error(503));
        var run = EvalRun.Of<Tour.SortNumbers>(Client(server), new() { Retries = 0, Concurrency = 4 });

        await Assert.ThrowsAsync<EvalException>(() => All(run));
        // As many again are in the channel, and under way.
        Assert.InRange(server.Requests.Count, 4, 12);
    }

    [Fact]
    public async Task A_host_that_does_not_exist_ends_the_run_with_its_address()
    {
        using var client = new ChatCompletions(new("http://nowhere.invalid:8000/v1"), "m");
        var run = EvalRun.Of(Capitals.CatalogOf(Capitals.Family), Authors, client, Options with { Retries = 0 });

        Assert.Contains(
            "no attempt was answered by http://nowhere.invalid:8000: no host of this name was found",
            (await Assert.ThrowsAsync<EvalException>(() => All(run))).Message
        );
    }

    [Fact]
    public async Task One_question_that_brings_the_service_down_is_an_error_of_its_own()
    {
        await using var server = new ChatServer(request =>
            request.Question.Contains("France") ? Reply.Error(500) : Right(request)
        );
        var run = EvalRun.Of(Capitals.CatalogOf(Capitals.Family), Authors, Client(server), Options with { Concurrency = 1 });

        Assert.Equal(
            [ResultState.Scored, ResultState.Error, ResultState.Scored],
            (await All(run)).Select(result => result.State)
        );
    }

    [Theory]
    [InlineData("{\"choices\": []}", "the answer holds no choice")]
    [InlineData("[]", "the answer is no chat completion")]
    [InlineData("not json", "the service answered with something that is no JSON")]
    public async Task An_answer_that_is_none_is_told_in_words(string body, string said) =>
        Assert.Equal(said, (await One(_ => Reply.Json(body))).Answer.Problem);

    [Theory]
    [InlineData("{\"error\": {\"message\": \"boom\"}}", "HTTP 500: boom")]
    [InlineData("{\"error\": {\"message\": \"boom\", \"type\": \"t\", \"code\": \"c\"}}", "HTTP 500: boom")]
    [InlineData("boom", "HTTP 500: (X)")]
    public async Task An_http_error_is_told_once(string body, string said) =>
        Assert.Equal(said, (await One(_ => Reply.Json(body, 500))).Answer.Problem);

    [Fact]
    public async Task What_was_cut_at_its_length_hit_a_limit_and_is_scored()
    {
        var result = await One(_ => Reply.Text("Par", "length"));

        Assert.Equal((ResultState.Limit, "output"), (result.State, result.Answer.Limit));
        Assert.Equal(0, result["exact_match"]);
        Assert.Equal("Par", result.Output);
    }

    [Fact]
    public async Task What_was_cut_before_anything_was_written_is_a_failure()
    {
        var result = await One(_ => Reply.Text("", "length"));

        Assert.Equal((ResultState.Limit, "output"), (result.State, result.Answer.Limit));
        Assert.Equal(0, result["exact_match"]);
        Assert.Equal(ResultState.Limit, Assert.Single(result.Scores).State);
    }

    [Fact]
    public async Task What_the_service_filters_hit_no_declared_limit_and_is_missing()
    {
        var result = await One(_ => Reply.Text("", "content_filter"));

        Assert.Equal((ResultState.Limit, "filter"), (result.State, result.Answer.Limit));
        Assert.Equal((null, ResultState.Missing), (result["exact_match"], Assert.Single(result.Scores).State));
    }

    [Fact]
    public async Task An_answer_beyond_the_budget_of_tokens_hit_a_limit()
    {
        var family = Capitals.Family with { Limits = new() { Tokens = 20 } };

        Assert.Equal(ResultState.Scored, (await One(_ => Reply.Text("Paris", tokens: 20), family)).State);
        var result = await One(_ => Reply.Text("Paris", tokens: 21), family);
        Assert.Equal((ResultState.Limit, "tokens"), (result.State, result.Answer.Limit));
    }

    [Fact]
    public async Task A_question_that_is_too_long_hit_a_limit()
    {
        var result = await One(_ => Reply.Error(400, "This model's maximum context length is 4096 tokens"));

        Assert.Equal((ResultState.Limit, "context"), (result.State, result.Answer.Limit));
        Assert.Equal(0, result["exact_match"]);
        Assert.Equal(1, result.Answer.Requests);
    }

    [Fact]
    public async Task A_request_that_is_refused_is_an_error_of_its_own()
    {
        var result = await One(_ => Reply.Error(400, "bad temperature"));

        Assert.Equal(ResultState.Error, result.State);
        Assert.Equal(1, result.Answer.Requests);
        Assert.Contains("bad temperature", result.Answer.Problem);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    public async Task A_service_that_refuses_everything_ends_the_run(int status)
    {
        await using var server = new ChatServer(request =>
            Reply.Error(status, $"key {request.Headers["Authorization"]} is wrong")
        );
        var run = EvalRun.Of(Capitals.CatalogOf(Capitals.Family), Authors, Client(server, "sk-secret"), Options);

        var error = await Assert.ThrowsAsync<EvalException>(() => All(run));
        Assert.Contains($"HTTP {status}", error.Message);
        Assert.DoesNotContain("sk-secret", error.ToString());
        Assert.Equal("Bearer sk-secret", server.Requests.First().Headers["Authorization"]);
    }

    [Theory]
    [InlineData("time")]
    [InlineData("working")]
    public async Task A_service_that_stalls_meets_the_limit(string limit)
    {
        var limits = limit == "time" ? new Limits { TimeSeconds = 300 } : new Limits { WorkingSeconds = 300 };
        var result = await Stalled(Capitals.Family with { Limits = limits }, Options, 300);

        Assert.Equal((ResultState.Limit, limit), (result.State, result.Answer.Limit));
        Assert.Equal(0, result["exact_match"]);
        Assert.Equal(1, result.Answer.Requests);
    }

    [Fact]
    public async Task A_service_that_stalls_without_a_limit_is_asked_again()
    {
        var result = await Stalled(Capitals.Family, Options with { RequestTimeout = TimeSpan.FromSeconds(200) }, 200);

        Assert.Equal(1, result["exact_match"]);
        Assert.Equal(2, result.Answer.Requests);
    }

    [Theory]
    [InlineData("HTTP/1.")]
    [InlineData("HTTP/1.1 200 OK\r\nX-One: 1\r\nX-Two: ")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 99999\r\n\r\n{\"id\": \"never")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n{\r\n1\r\n ")]
    [InlineData("HTTP/1.1 500 X\r\nContent-Length: 99999\r\n\r\n{\"error\": ")]
    public async Task An_answer_that_drips_without_an_end_ends_with_its_time(string start)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reply = new Reply(System.Text.Encoding.ASCII.GetBytes(start)) { Drips = true };
        var options = Options with { Retries = 0, RequestTimeout = TimeSpan.FromSeconds(200) };
        var one = One(
            _ =>
            {
                asked.SetResult();
                return reply;
            },
            options: options
        );
        await asked.Task;
        Time.Advance(options.RequestTimeout);
        var result = await one;

        Assert.Equal((ResultState.Error, "no answer within 200 s"), (result.State, result.Answer.Problem));
    }

    [Fact]
    public async Task A_wait_beyond_the_limit_of_time_is_the_services_doing()
    {
        var family = Capitals.Family with { Limits = new() { TimeSeconds = 110 } };
        await using var server = new ChatServer(_ => Reply.Error(429, "slow down", "Retry-After: 120"));
        var run = EvalRun.Of(Capitals.CatalogOf(family), Authors, Client(server), Options with { LimitSamples = 1 });
        var all = All(run);
        await Time.WhenSet(TimeSpan.FromSeconds(120));
        Time.Advance(TimeSpan.FromSeconds(110));

        var result = Assert.Single(await all);
        Assert.Equal(ResultState.Error, result.State);
        Assert.Contains("HTTP 429", result.Answer.Problem);
    }

    private async Task<EvalResult> Stalled(Family family, EvalOptions options, int seconds)
    {
        var stalled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new ChatServer(request =>
        {
            if (asked++ > 0)
                return Right(request);
            stalled.SetResult();
            return Right(request).Behind(new TaskCompletionSource().Task);
        });
        var run = EvalRun.Of(Capitals.CatalogOf(family), Authors, Client(server), options with { LimitSamples = 1 });
        var all = All(run);
        await stalled.Task;
        Time.Advance(TimeSpan.FromSeconds(seconds));
        return Assert.Single(await all);
    }
}
