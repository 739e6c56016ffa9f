using System.Globalization;
using TaskSpec.Tables;

namespace TaskSpec.Runners;

/// <summary>A service answers without an end, or with more than a model ever says.</summary>
internal sealed class AnswerTooLongException()
    : IOException(
        string.Create(
            CultureInfo.InvariantCulture,
            $"the answer is longer than {ReadBudget.Answer:N0} bytes, which no model's is"
        )
    );

/// <summary>Ends an answer that is longer than <see cref="ReadBudget.Answer"/>: what reads it would hold all of it.</summary>
internal sealed class AnswerLimit(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    ) => Limited(await base.SendAsync(request, cancellationToken));

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        Limited(base.Send(request, cancellationToken));

    private static HttpResponseMessage Limited(HttpResponseMessage response)
    {
        var content = new StreamContent(new Counted(response.Content.ReadAsStream()));
        foreach (var header in response.Content.Headers)
            content.Headers.TryAddWithoutValidation(header.Key, header.Value);
        response.Content = content;
        return response;
    }

    private sealed class Counted(Stream answer) : ReadStream
    {
        private long read;

        public override int Read(Span<byte> buffer) => Count(answer.Read(buffer));

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Count(await answer.ReadAsync(buffer, cancellationToken));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                answer.Dispose();
            base.Dispose(disposing);
        }

        private int Count(int bytes) => (read += bytes) <= ReadBudget.Answer ? bytes : throw new AnswerTooLongException();
    }
}
