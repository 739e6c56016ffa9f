using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace TaskSpec.Testing.Serving;

/// <summary>A server of chat completions on this machine, which does to each request what the test wants.</summary>
public sealed class ChatServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<ChatRequest, Reply> reply;
    private readonly Task accepting;
    private readonly ConcurrentQueue<ChatRequest> requests = [];
    private readonly ConcurrentBag<Task> serving = [];
    private int asking;
    private int mostAsking;

    /// <param name="reply">The reply to a request; called by several threads at a time.</param>
    public ChatServer(Func<ChatRequest, Reply> reply)
    {
        this.reply = reply;
        listener.Start();
        accepting = Accept();
    }

    public Uri Endpoint => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/v1");

    /// <summary>What was asked so far, in the order in which it came.</summary>
    public IReadOnlyCollection<ChatRequest> Requests => requests;

    /// <summary>The most requests that were there at a time.</summary>
    public int MostAsking => mostAsking;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        await Task.WhenAll(serving);
        stop.Dispose();
    }

    private async Task Accept()
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(stop.Token);
                serving.Add(Task.Run(() => Serve(client)));
            }
            catch (Exception error) when (error is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            if (await Read(stream) is not { } request)
                return;
            requests.Enqueue(request);
            var now = Interlocked.Increment(ref asking);
            for (int most; now > (most = mostAsking); )
                Interlocked.CompareExchange(ref mostAsking, now, most);
            var answer = reply(request);
            if (answer.After is { } after)
                await after.WaitAsync(stop.Token);
            Interlocked.Decrement(ref asking);
            foreach (var part in answer.Bytes.Chunk(answer.Drips ? 1 : Math.Max(1, answer.Bytes.Length)))
                await stream.WriteAsync(part, stop.Token);
            if (answer.Drips)
                await Task.Delay(Timeout.Infinite, stop.Token);
            if (answer.Resets)
                client.LingerState = new(true, 0);
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // Whoever asked has gone, or the test is over.
        }
    }

    private async Task<ChatRequest?> Read(NetworkStream stream)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (true)
        {
            var count = await stream.ReadAsync(buffer, stop.Token);
            if (count == 0)
                return null;
            bytes.Write(buffer, 0, count);
            var text = Encoding.Latin1.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
            if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is not (>= 0 and var end))
                continue;
            var headers = text[..end]
                .Split("\r\n")
                .Skip(1)
                .Select(line => line.Split(": ", 2))
                .ToDictionary(parts => parts[0], parts => parts[1], StringComparer.OrdinalIgnoreCase);
            var length = int.Parse(headers.GetValueOrDefault("Content-Length", "0"));
            if (bytes.Length >= end + 4 + length)
                return new(headers, JsonDocument.Parse(bytes.ToArray().AsMemory(end + 4, length)).RootElement);
        }
    }
}

/// <summary>What was asked.</summary>
public sealed record ChatRequest(IReadOnlyDictionary<string, string> Headers, JsonElement Body)
{
    /// <summary>The last message.</summary>
    public string Question =>
        Body.GetProperty("messages")[Body.GetProperty("messages").GetArrayLength() - 1].GetProperty("content") is var content
        && content.ValueKind == JsonValueKind.String
            ? content.GetString()!
            : content[0].GetProperty("text").GetString()!;

    /// <summary>A member that is a number; null where there is none.</summary>
    public double? Number(string name) => Body.TryGetProperty(name, out var value) ? value.GetDouble() : null;
}
