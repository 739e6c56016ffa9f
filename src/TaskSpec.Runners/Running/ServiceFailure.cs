using System.ClientModel;
using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace TaskSpec.Runners;

/// <summary>What became of a failed request.</summary>
internal enum FailureKind
{
    /// <summary>It may succeed when it is tried again.</summary>
    Passing,

    /// <summary>There was no connection: it may come when it is tried again, and until then no request succeeds.</summary>
    Unreached,

    /// <summary>It fails whenever it is asked; others may succeed.</summary>
    Lasting,

    /// <summary>No request will succeed: the key, the address or the model is wrong.</summary>
    Fatal,

    /// <summary>The question is longer than what the model can read.</summary>
    Context,
}

/// <summary>Why a request failed, in terms of what to do about it, whatever client it went through.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Reason">Why, in one line.</param>
/// <param name="RetryAfter">How long the service asks to wait; null where it does not say.</param>
internal sealed partial record ServiceFailure(FailureKind Kind, string Reason, TimeSpan? RetryAfter = null)
{
    private const int Longest = 200;

    /// <summary>What the OpenAI package puts before what the service says: the status once more, with the error's type and code or the reason phrase.</summary>
    [GeneratedRegex(@"^(?:HTTP \d+ \([^()]*\)|Service request failed\.\s+Status: \d+)\s*")]
    private static partial Regex Prefix { get; }

    public static ServiceFailure Of(Exception error, TimeProvider time) =>
        error switch
        {
            AnswerTooLongException => new(FailureKind.Lasting, error.Message),
            ClientResultException { Status: > 0 } http => OfStatus(http, time),
            HttpRequestException { StatusCode: { } status } http => OfStatus((int)status, http.Message, null),
            AggregateException { InnerException: { } inner } => Of(inner, time),
            HttpRequestException or ClientResultException when Unreached(error) is { } reason => new(
                FailureKind.Unreached,
                reason
            ),
            TimeoutException => new(FailureKind.Passing, error.Message),
            OperationCanceledException => new(FailureKind.Passing, "the client gave up waiting"),
            HttpRequestException or IOException or ClientResultException => new(
                FailureKind.Passing,
                "the connection failed or was lost"
            ),
            JsonException => new(FailureKind.Passing, "the service answered with something that is no JSON"),
            InvalidDataException => new(FailureKind.Passing, error.Message),
            _ => new(FailureKind.Lasting, $"{error.GetType().Name}: {Line(error.Message)}"),
        };

    private static string? Unreached(Exception error) =>
        error switch
        {
            HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "no host of this name was found",
            HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
                "no secure connection came about",
            HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } connection => connection.InnerException
                is SocketException { SocketErrorCode: SocketError.ConnectionRefused }
                ? "the connection was refused"
                : "no connection came about",
            { InnerException: { } inner } => Unreached(inner),
            _ => null,
        };

    private static ServiceFailure OfStatus(ClientResultException http, TimeProvider time)
    {
        var headers = http.GetRawResponse()?.Headers;
        TimeSpan? wait =
            headers?.TryGetValue("retry-after", out var after) == true && after is not null ? Wait(after, time) : null;
        return OfStatus(http.Status, http.Message, wait);
    }

    private static ServiceFailure OfStatus(int status, string message, TimeSpan? wait) =>
        new(
            status switch
            {
                408 or 409 or 425 or 429 or >= 500 => FailureKind.Passing,
                401 or 403 or 404 or 405 => FailureKind.Fatal,
                400 or 413 when IsContext(message) => FailureKind.Context,
                // What is no error is an answer that could not be read.
                < 300 => FailureKind.Passing,
                _ => FailureKind.Lasting,
            },
            string.Join(
                ": ",
                new[] { string.Create(CultureInfo.InvariantCulture, $"HTTP {status}"), Line(Prefix.Replace(message, "")) }.Where(
                    part => part.Length > 0
                )
            ),
            wait
        );

    // There is no standard for it: OpenAI and vLLM say "maximum context length", llama.cpp "context size".
    private static bool IsContext(string message) =>
        message.Contains("context_length", StringComparison.OrdinalIgnoreCase)
        || message.Contains("context length", StringComparison.OrdinalIgnoreCase)
        || message.Contains("context size", StringComparison.OrdinalIgnoreCase);

    /// <summary>RFC 9110, 10.2.3: seconds, or a date.</summary>
    private static TimeSpan? Wait(string after, TimeProvider time) =>
        double.TryParse(after, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds)
            ? seconds is >= 0 and < 1e9
                ? TimeSpan.FromSeconds(seconds)
                : null
            : DateTimeOffset.TryParse(after, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
                ? date - time.GetUtcNow() is { Ticks: > 0 } left
                    ? left
                    : TimeSpan.Zero
                : null;

    /// <summary>A message in one line, and not too long.</summary>
    private static string Line(string message)
    {
        var line = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > Longest ? line[..Longest] + "…" : line;
    }
}
