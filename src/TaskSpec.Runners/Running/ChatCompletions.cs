using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using AiMessage = Microsoft.Extensions.AI.ChatMessage;
using OpenAiMessage = OpenAI.Chat.ChatMessage;

namespace TaskSpec.Runners;

/// <summary>A model behind OpenAI's API of chat completions, as OpenAI, vLLM, llama.cpp, Ollama and others serve it.</summary>
/// <remarks>It tries nothing again and waits as long as it is let: limits and retries are the runner's.</remarks>
public sealed class ChatCompletions : IChatClient
{
    // Its answers end where the attempt's own clock says.
    private static readonly HttpClient http = new(new AnswerLimit(new SocketsHttpHandler { AllowAutoRedirect = false }))
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly ChatClient client;
    private readonly ChatClientMetadata metadata;
    private readonly bool maxTokens;
    private readonly ApiKey key;

    /// <summary>A model at an address.</summary>
    /// <param name="endpoint">The address up to the version, such as <c>http://localhost:8000/v1</c>.</param>
    /// <param name="model">The model's name there.</param>
    /// <param name="key">The key; null where the service asks for none. It is taken out of every error and answer.</param>
    /// <exception cref="ArgumentException">The key cannot be sent.</exception>
    public ChatCompletions(Uri endpoint, string model, string? key = null)
    {
        this.key = new(key);
        client = new(
            model,
            new ApiKeyCredential(key ?? "none"),
            new OpenAIClientOptions
            {
                Endpoint = endpoint,
                RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
                NetworkTimeout = Timeout.InfiniteTimeSpan,
                Transport = new HttpClientPipelineTransport(http),
            }
        );
        metadata = new("openai", endpoint, model);
        // OpenAI refuses max_tokens for its newer models; what others serve often ignores max_completion_tokens, and would go on without a limit.
        maxTokens =
            !endpoint.Host.EndsWith("openai.com", StringComparison.OrdinalIgnoreCase)
            && !endpoint.Host.EndsWith("azure.com", StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<AiMessage> messages,
        ChatOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var settings = new ChatCompletionOptions { Temperature = options?.Temperature };
        Limit(settings, options?.MaxOutputTokens);
        var completion = await Complete(messages, settings, cancellationToken);
        return new(new AiMessage(ChatRole.Assistant, key.OutOfAnswer(Text(completion))))
        {
            ModelId = key.OutOfAnswer(completion.Model),
            FinishReason = Reason(completion.FinishReason),
            Usage = Usage(completion.Usage),
        };
    }

    /// <inheritdoc/>
    /// <remarks>The whole answer at once: nothing here reads a part of it.</remarks>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<AiMessage> messages,
        ChatOptions? options = null,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var response = await GetResponseAsync(messages, options, cancellationToken);
        foreach (var update in response.ToChatResponseUpdates())
            yield return update;
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(ChatClientMetadata) ? metadata
        : serviceType == typeof(IChoiceLikelihoods) ? new LetterLikelihoods(this)
        : serviceType == typeof(ChatClient) ? client
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose() { }

    internal async Task<ChatCompletion> Complete(
        IEnumerable<AiMessage> messages,
        ChatCompletionOptions settings,
        CancellationToken stop
    )
    {
        // Made before it is tried: a fault in the question is none of the answer's.
        var asked = messages.Select(Message).ToArray();
        try
        {
            var completion = (await client.CompleteChatAsync(asked, settings, stop)).Value;
            // Its members are those of the first choice, and throw where there is none.
            _ = completion.FinishReason;
            _ = completion.Content.Count;
            return completion;
        }
        // What is thrown in its place has it nowhere, so neither inside.
        catch (ClientResultException error) when (key.OutOf(error.Message) is var told && told != error.Message)
        {
            throw new ClientResultException(told, error.GetRawResponse());
        }
        // Only what repeats the key, which is told without it as a failure of the service; all else goes on.
        catch (Exception error) when (key.OutOfAnswer(error.Message) is var told && told != error.Message)
        {
            throw new IOException(told);
        }
        catch (ArgumentOutOfRangeException error)
        {
            throw new InvalidDataException("the answer holds no choice", error);
        }
        catch (Exception error)
            when (error is ArgumentException or InvalidOperationException or FormatException or NullReferenceException)
        {
            // What the OpenAI package throws where an answer of valid JSON is no completion; what it threw goes along.
            throw new InvalidDataException("the answer is no chat completion", error);
        }
    }

    internal void Limit(ChatCompletionOptions settings, int? tokens)
    {
        if (tokens is not { } most)
            return;
        if (maxTokens)
#pragma warning disable SCME0001 // The only way to a member that the package has no property for; its tests would notice a change.
            settings.Patch.Set("$.max_tokens"u8, most);
#pragma warning restore SCME0001
        else
            settings.MaxOutputTokenCount = most;
    }

    internal static UsageDetails? Usage(ChatTokenUsage? usage) =>
        usage is null
            ? null
            : new()
            {
                InputTokenCount = usage.InputTokenCount,
                OutputTokenCount = usage.OutputTokenCount,
                TotalTokenCount = usage.TotalTokenCount,
            };

    private static string Text(ChatCompletion completion) => string.Concat(completion.Content.Select(part => part.Text));

    private static OpenAiMessage Message(AiMessage message) =>
        message.Role == ChatRole.Assistant ? new AssistantChatMessage(message.Text)
        : message.Role == ChatRole.System ? new SystemChatMessage(message.Text)
        : new UserChatMessage(message.Text);

    private static Microsoft.Extensions.AI.ChatFinishReason Reason(OpenAI.Chat.ChatFinishReason reason) =>
        reason switch
        {
            OpenAI.Chat.ChatFinishReason.Length => Microsoft.Extensions.AI.ChatFinishReason.Length,
            OpenAI.Chat.ChatFinishReason.ContentFilter => Microsoft.Extensions.AI.ChatFinishReason.ContentFilter,
            OpenAI.Chat.ChatFinishReason.ToolCalls => Microsoft.Extensions.AI.ChatFinishReason.ToolCalls,
            _ => Microsoft.Extensions.AI.ChatFinishReason.Stop,
        };
}
