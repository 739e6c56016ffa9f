using Microsoft.Extensions.AI;
using Polly;
using Polly.Retry;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>Makes attempts: asks a client within the limits, and again where it failed for a passing reason.</summary>
internal sealed class Attempts
{
    private readonly IChatClient client;
    private readonly IChoiceLikelihoods? likelihoods;
    private readonly EvalOptions options;
    private readonly ResiliencePipeline retries;

    public Attempts(IChatClient client, EvalOptions options)
    {
        this.client = client;
        this.options = options;
        likelihoods = client.GetService<IChoiceLikelihoods>();
        var builder = new ResiliencePipelineBuilder { TimeProvider = options.Time };
        if (options.Retries > 0)
            builder.AddRetry(
                new RetryStrategyOptions
                {
                    MaxRetryAttempts = options.Retries,
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    Delay = TimeSpan.FromSeconds(1),
                    MaxDelay = options.LongestWait,
                    ShouldHandle = args => new(MayPass(args.Outcome.Exception)),
                    DelayGenerator = args =>
                        new(args.Outcome.Exception is { } error ? ServiceFailure.Of(error, options.Time).RetryAfter : null),
                }
            );
        retries = builder.Build();
    }

    /// <summary>Makes one attempt. Whatever goes wrong is a state of the answer, except what would go wrong with every attempt.</summary>
    /// <exception cref="EvalException">The service refuses every request.</exception>
    public async Task<Answer> Make(EvalItem item, CancellationToken stop)
    {
        using var attempt = new AttemptClock(AttemptLimits.Of(item.Planned.Task.Family, item.Sample.Task), options, stop);
        var answer = new Answer(ResultState.Scored);
        try
        {
            if (item.Planned.NeedsText)
                answer = await Text(item, attempt);
            if (item.Planned.NeedsChoices)
                answer = await Choices(item, answer, attempt);
            if (answer.Tokens > attempt.Limits.Tokens)
                answer = answer with { State = ResultState.Limit, Limit = "tokens" };
        }
        catch (LimitException limit)
        {
            answer = new(ResultState.Limit) { Limit = limit.Limit, Problem = limit.Message };
        }
        catch (Exception error) when (!stop.IsCancellationRequested)
        {
            // Clients are anybody's and throw whatever they like: it is this attempt's error, told with its message, and no other's.
            answer = Failed(error, attempt);
        }

        // What a limit left empty is nothing to score.
        return answer with
        {
            Text = answer is { State: ResultState.Limit, Text: "" } ? null : answer.Text,
            Seconds = attempt.Seconds,
            WorkingSeconds = attempt.WorkingSeconds,
            Requests = attempt.Requests,
        };
    }

    private async Task<Answer> Text(EvalItem item, AttemptClock attempt)
    {
        var limits = attempt.Limits;
        var messages = Prompt.Of(item.Sample, item.Examples, letter: false);
        var settings = new ChatOptions { Temperature = (float?)limits.Temperature, MaxOutputTokens = limits.RequestedTokens };
        var response = await Ask(attempt, stop => client.GetResponseAsync(messages, settings, stop));
        var limit =
            response.FinishReason == ChatFinishReason.Length || response.Usage?.OutputTokenCount > limits.MaxOutputTokens
                ? limits.RequestedTokens == limits.MaxOutputTokens
                    ? "output"
                    : "tokens"
                : response.FinishReason == ChatFinishReason.ContentFilter
                    ? Answer.Filter
                    : null;
        return new(limit is null ? ResultState.Scored : ResultState.Limit)
        {
            Limit = limit,
            Text = response.Text,
            Tokens = Total(response.Usage),
        };
    }

    private async Task<Answer> Choices(EvalItem item, Answer answer, AttemptClock attempt)
    {
        if (item.Sample.Choices.Count == 0)
            return answer with { Problem = "the sample has no choices" };
        var messages = Prompt.Of(item.Sample, item.Examples, letter: likelihoods!.ByLetter);
        var (values, tokens) = await Ask(attempt, stop => likelihoods.LogLikelihoods(messages, item.Sample.Choices, stop));
        return answer with
        {
            LogLikelihoods = values,
            Tokens = item.Planned.NeedsText ? answer.Tokens + tokens : tokens,
            Problem = values is null ? "the service gives no log-probabilities of the choices" : answer.Problem,
        };
    }

    private async Task<T> Ask<T>(AttemptClock attempt, Func<CancellationToken, Task<T>> request) =>
        await retries.ExecuteAsync(async _ => await attempt.Try(request), attempt.Ended);

    private bool MayPass(Exception? error) =>
        error is not (null or LimitException)
        && ServiceFailure.Of(error, options.Time) is { Kind: FailureKind.Passing or FailureKind.Unreached } failure
        && !(failure.RetryAfter > options.LongestWait);

    private Answer Failed(Exception error, AttemptClock attempt)
    {
        // The time ran out between two tries: that is the service's doing.
        if (error is OperationCanceledException && attempt.LastFailure is { } last)
            error = last;
        var failure = ServiceFailure.Of(error, options.Time);
        return failure.Kind switch
        {
            FailureKind.Fatal => throw new EvalException(
                $"the service refuses every request ({failure.Reason}); check the endpoint, the model and the API key",
                error
            ),
            FailureKind.Context => new(ResultState.Limit) { Limit = "context", Problem = failure.Reason },
            FailureKind.Lasting => new(ResultState.Error) { Problem = failure.Reason },
            _ => new(ResultState.Error) { Problem = failure.Reason, Outage = failure },
        };
    }

    private static long? Total(UsageDetails? usage) => usage?.TotalTokenCount ?? usage?.InputTokenCount + usage?.OutputTokenCount;
}
