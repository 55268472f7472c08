package dev.syncline.redmine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

import dev.syncline.connector.TrackerFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Redmine left as it was is told apart from what a person changed right after the write. */
class TakenTest {

    private static final JsonMapper JSON = new JsonMapper();

    private final IssueInput input = mock(IssueInput.class);

    @BeforeEach
    void aStatusIsWritten() {
        given(input.input()).willReturn(new LinkedHashMap<>(Map.of("status_id", "4")));
        given(input.hubName("status_id")).willReturn("status");
    }

    @Test
    void refusesAStatusThatStayed() {
        assertThatThrownBy(() -> Taken.check(issue(1), issue(1), input))
                .isInstanceOf(TrackerFailure.class)
                .hasMessageContaining("left 'status'");
    }

    @Test
    void takesAStatusThatAPersonChangedSince() {
        assertThatCode(() -> Taken.check(issue(1), issue(3), input)).doesNotThrowAnyException();
    }

    private static JsonNode issue(int status) {
        return JSON.readTree("{\"id\":12,\"tracker\":{\"name\":\"Bug\"},\"status\":{\"id\":%d}}".formatted(status));
    }
}
