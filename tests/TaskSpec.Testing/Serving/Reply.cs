using System.Text;
using System.Text.Json;

namespace TaskSpec.Testing.Serving;

/// <summary>What a server sends, byte for byte.</summary>
public sealed record Reply(byte[] Bytes)
{
    /// <summary>What it waits for before.</summary>
    public Task? After { get; init; }

    /// <summary>Whether it comes byte by byte, and the connection stays open behind the last.</summary>
    public bool Drips { get; init; }

    /// <summary>Whether the connection is reset instead of closed.</summary>
    public bool Resets { get; init; }

    /// <summary>A completion.</summary>
    public static Reply Text(string text, string finish = "stop", int tokens = 12, object? logprobs = null) =>
        Json(
            JsonSerializer.Serialize(
                new
                {
                    id = "chat-1",
                    @object = "chat.completion",
                    created = 1,
                    model = "served",
                    choices = new[]
                    {
                        new
                        {
                            index = 0,
                            message = new { role = "assistant", content = text },
                            finish_reason = finish,
                            logprobs,
                        },
                    },
                    usage = new
                    {
                        prompt_tokens = tokens - 2,
                        completion_tokens = 2,
                        total_tokens = tokens,
                    },
                }
            )
        );

    /// <summary>A completion of one token, with the log-probabilities of the likeliest ones.</summary>
    public static Reply Likeliest(params (string Token, double LogProbability)[] tokens) =>
        Text(
            tokens[0].Token,
            "length",
            logprobs: new
            {
                content = new[]
                {
                    new
                    {
                        token = tokens[0].Token,
                        logprob = tokens[0].LogProbability,
                        bytes = (int[]?)null,
                        top_logprobs = tokens
                            .Select(token => new
                            {
                                token = token.Token,
                                logprob = token.LogProbability,
                                bytes = (int[]?)null,
                            })
                            .ToArray(),
                    },
                },
            }
        );

    /// <summary>Any text as JSON.</summary>
    public static Reply Json(string body, int status = 200, params string[] headers) =>
        new(
            Encoding.UTF8.GetBytes(
                $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n{string.Concat(headers.Select(header => header + "\r\n"))}\r\n{body}"
            )
        );

    /// <summary>An error.</summary>
    public static Reply Error(int status, string message = "no", params string[] headers) =>
        Json(
            JsonSerializer.Serialize(
                new
                {
                    error = new
                    {
                        message,
                        type = "x",
                        code = "x",
                    },
                }
            ),
            status,
            headers
        );

    /// <summary>The same, cut off in the middle.</summary>
    public Reply CutOff() => new(Bytes[..(Bytes.Length - 40)]);

    /// <summary>The same, but not before something happens.</summary>
    public Reply Behind(Task what) => this with { After = what };
}
