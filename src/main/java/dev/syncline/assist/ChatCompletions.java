package dev.syncline.assist;

import dev.syncline.assist.AssistFailure.Kind;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Outbound;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The chat completions protocol: a question as JSON, the answer as server-sent events or as one JSON document. */
final class ChatCompletions {

    private static final JsonMapper JSON = new JsonMapper();

    private static final int AT_ONCE = 8;

    private final RestClient client;
    private final AssistSettings settings;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "assist");
        thread.setDaemon(true);
        return thread;
    });

    ChatCompletions(RestClient client, AssistSettings settings) {
        this.client = client;
        this.settings = settings;
    }

    /** Asks on a thread of its own: a service that goes silent is left there, and whoever asked is not kept waiting. */
    String ask(AssistSetting setting, String key, List<ChatMessage> messages) {
        if (!places.tryAcquire()) {
            throw new AssistFailure(
                    Kind.TOO_MANY, "Several questions are being answered already. Ask again in a moment.");
        }
        Future<String> answer = threads.submit(() -> {
            try {
                return call(setting, key, messages);
            } finally {
                places.release();
            }
        });
        try {
            return answer.get(settings.time().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw noAnswer();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AssistFailure failure ? failure : noAnswer();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw noAnswer();
        }
    }

    private String call(AssistSetting setting, String key, List<ChatMessage> messages) {
        Map<String, Object> question =
                Map.of("model", setting.model(), "messages", messages, "stream", true, "temperature", 0);
        try {
            String answer = client.post()
                    .uri(URI.create(setting.endpoint().toString().replaceAll("/+$", "") + "/chat/completions"))
                    .contentType(MediaType.APPLICATION_JSON)
                    .header(HttpHeaders.ACCEPT, MediaType.TEXT_EVENT_STREAM_VALUE, MediaType.APPLICATION_JSON_VALUE)
                    .header(HttpHeaders.AUTHORIZATION, "Bearer " + key)
                    .body(JSON.writeValueAsBytes(question))
                    .exchange((request, response) -> read(response));
            return Objects.requireNonNullElse(answer, "");
        } catch (AddressRefused refused) {
            throw new AssistFailure(Kind.NO_ANSWER, String.valueOf(refused.getMessage()));
        } catch (ResourceAccessException e) {
            throw noAnswer();
        }
    }

    void close() {
        threads.shutdownNow();
    }

    private String read(ClientHttpResponse response) {
        try {
            int status = response.getStatusCode().value();
            if (status != 200) {
                throw refused(status, response.getHeaders());
            }
            MediaType type = response.getHeaders().getContentType();
            BoundedLines lines = new BoundedLines(response.getBody(), settings.answer(), settings.time());
            boolean events = type != null && type.isCompatibleWith(MediaType.TEXT_EVENT_STREAM);
            return events ? streamed(lines) : whole(lines.all());
        } catch (IOException e) {
            throw noAnswer();
        } catch (JacksonException | IllegalArgumentException e) {
            throw notUnderstood();
        }
    }

    private static String streamed(BoundedLines lines) throws IOException {
        StringBuilder answer = new StringBuilder();
        boolean ended = false;
        for (String line = lines.next(); line != null && !ended; line = ended ? null : lines.next()) {
            String data = line.startsWith("data:") ? line.substring(5).strip() : "";
            if (data.equals("[DONE]")) {
                ended = true;
            } else if (!data.isEmpty()) {
                JsonNode event = JSON.readTree(data);
                JsonNode choice = choice(event);
                answer.append(choice.path("delta").path("content").asString(""));
                ended = isEnd(choice);
            }
        }
        if (!ended) {
            throw new AssistFailure(
                    Kind.NO_ANSWER, "The answer broke off in the middle and was thrown away. Ask again.");
        }
        return some(answer.toString());
    }

    private static String whole(String body) {
        JsonNode choice = choice(JSON.readTree(body));
        isEnd(choice);
        return some(choice.path("message").path("content").asString(""));
    }

    /** The first choice of an event; a service that fails half-way says so in an event, too. */
    private static JsonNode choice(JsonNode event) {
        if (event.has("error")) {
            throw new AssistFailure(
                    Kind.SERVICE, "The service of the model failed while it answered. Ask again in a moment.");
        }
        if (!event.path("choices").isArray()) {
            throw notUnderstood();
        }
        return event.path("choices").path(0);
    }

    private static boolean isEnd(JsonNode choice) {
        String reason = choice.path("finish_reason").asString("");
        if (reason.equals("length")) {
            throw new AssistFailure(
                    Kind.NOT_UNDERSTOOD,
                    "The model stopped because its answer grew too long, so it is not whole. Ask for less at once.");
        }
        if (reason.equals("content_filter")) {
            throw new AssistFailure(
                    Kind.SERVICE, "The service of the model held its answer back. Put the question in other words.");
        }
        return !reason.isEmpty();
    }

    private static String some(String answer) {
        if (answer.isBlank()) {
            throw notUnderstood();
        }
        return answer;
    }

    private static AssistFailure refused(int status, HttpHeaders headers) {
        return switch (status) {
            case 401, 403 ->
                new AssistFailure(
                        Kind.KEY_REFUSED,
                        "The service of the model refused the key (%d). Enter a valid one in General settings."
                                .formatted(status));
            case 404 ->
                new AssistFailure(
                        Kind.SERVICE,
                        "The service knows no such model or address (404). Check both in General settings.");
            case 413 ->
                new AssistFailure(
                        Kind.SERVICE, "The question is too long for this service (413). Send less along with it.");
            case 429 ->
                new AssistFailure(
                        Kind.TOO_MANY,
                        "The service has had enough questions for now (429). "
                                + comeBack(headers.getFirst(HttpHeaders.RETRY_AFTER)));
            default ->
                new AssistFailure(
                        Kind.SERVICE,
                        "The service of the model answered %d. Ask again in a moment; if it stays so, check the endpoint in General settings."
                                .formatted(status));
        };
    }

    private static String comeBack(@Nullable String after) {
        return after != null && after.matches("\\d{1,5}")
                ? "Ask again in " + after + " s."
                : "Ask again later, or check the quota of the key.";
    }

    private AssistFailure noAnswer() {
        Duration time = settings.time();
        return new AssistFailure(
                Kind.NO_ANSWER,
                "No whole answer came: it may take %d s, and pause for %d s. Check the endpoint in General settings, or ask again."
                        .formatted(time.toSeconds(), Outbound.LONGEST_SILENCE.toSeconds()));
    }

    private static AssistFailure notUnderstood() {
        return new AssistFailure(
                Kind.NOT_UNDERSTOOD,
                "What came back is no answer of a chat completions service. Check the endpoint in General settings.");
    }
}
