package dev.syncline.directory;

import dev.syncline.input.StrictJson;
import dev.syncline.outbound.AddressRefused;
import dev.syncline.outbound.Answer;
import dev.syncline.outbound.NoAnswer;
import dev.syncline.outbound.Outbound;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Calls to the directory of an administrator's choice; like any typed address, through the guarded client. */
@Component
class DirectoryCalls {

    private static final int LONGEST_SENTENCE = 300;

    private final Outbound outbound;

    DirectoryCalls(Outbound outbound) {
        this.outbound = outbound;
    }

    private record Said(@Nullable String refused) {}

    /** Why the directory did not take a record, as a sentence; empty when it did. */
    Optional<String> tell(URI directory, SignedStatement record) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        try {
            Answer answer = outbound.ask(
                    HttpMethod.POST, URI.create(directory + RecordsController.PATH), headers, StrictJson.write(record));
            return answer.status() == 200 ? Optional.empty() : Optional.of(sentence(directory, answer));
        } catch (AddressRefused | NoAnswer e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What the directory says of a tracker, checked; empty when it knows nothing that holds.
     *
     * @throws NoAnswer when the directory did not answer
     * @throws AddressRefused when the directory may not be called
     */
    Optional<Statement> ask(URI directory, URI tracker) {
        URI question = URI.create(directory + RecordsController.PATH + "?tracker="
                + URLEncoder.encode(tracker.toString(), StandardCharsets.UTF_8));
        Answer answer = outbound.ask(HttpMethod.GET, question, new HttpHeaders(), null);
        return answer.status() == 200
                ? StrictJson.read(answer.body(), SignedStatement.class).flatMap(SignedStatement::verified)
                : Optional.empty();
    }

    private static String sentence(URI directory, Answer answer) {
        String said = StrictJson.read(answer.body(), Said.class)
                .map(Said::refused)
                .orElse("Nothing of a directory answers there. Ask your partner which node serves as directory.");
        return "%s said (%d): %s"
                .formatted(
                        directory,
                        answer.status(),
                        said.length() > LONGEST_SENTENCE ? said.substring(0, LONGEST_SENTENCE) + "…" : said);
    }
}
