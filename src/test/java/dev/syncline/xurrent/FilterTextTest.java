package dev.syncline.xurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Filters are read in Xurrent's own syntax, and refused where they go wrong. */
class FilterTextTest {

    private static final URI HOST = URI.create("https://acme.xurrent.com");
    private static final FilterText READER =
            new FilterText(new Addresses("acme", "xurrent.com", HOST, HOST, HOST, HOST));
    private static final Item ITEM = new Item(
            new ItemRef("xurrent", "acme", "request", "x", "70409"),
            "r",
            Map.of(
                    "summary", "Printer on fire",
                    "category", "incident",
                    "status", Map.of("name", "In progress", "value", "in_progress"),
                    "teamId", NodeIds.of("xurrent.com", "Team", "5"),
                    "created", Instant.parse("2026-02-03T10:00:00Z")),
            List.of(),
            List.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "category=incident&status=!completed&created_at=>2026-01-01; true",
                "category=rfc,incident; true",
                "category=rfc; false",
                "status=!in_progress,completed; false",
                "completed_at=; true",
                "completed_at=!; false",
                "created_at=>=2026-02-03T10:00:00Z<2026-03-01; true",
                "created_at=>2026-02-03T10:00:00Z; false",
                "id=70409; true",
                "id=>70100; true",
                "id=>70409; false",
                "id=>=70409<70500; true",
                "id=<70409; false",
                "id=<=70409&category=incident; true",
                "team_id=5; true",
                "team_id=6; false",
                "subject=Printer on fire; true"
            })
    void matchesAsXurrentWould(String filter, boolean matches) {
        assertThat(READER.read(filter).matches(ITEM)).isEqualTo(matches);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "categry=incident; 1",
                "category=incident&stats=open; 19",
                "status=!compleeted; 9",
                "category; 9",
                "category=incident,; 19",
                "created_at=>yesterday; 13",
                "created_at=>2026-01-01<; 24",
                "category=>incident; 10",
                "category=incident&category=rfc; 19",
                "id=abc; 4",
                "id=>abc; 5",
                "id=>=70100<; 12",
                "team=>5; 6",
                "status!=; 7",
                "category=incident&status!=completed; 25",
                "subject=a%ZZ; 10"
            })
    void saysWhereItCannotRead(String filter, String position) {
        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, () -> READER.read(filter));

        assertThat(failure.fields()).containsEntry("position", position);
    }

    @Test
    void saysHowIsNotAndAPercentSignAreWritten() {
        assertThat(catchThrowableOfType(TrackerFailure.class, () -> READER.read("status!=")))
                .hasMessage(
                        "The filter cannot be read at position 7: 'Is not' is written =! and a value behind it, such as"
                                + " status=!completed.");
        assertThat(catchThrowableOfType(TrackerFailure.class, () -> READER.read("subject=a%ZZ")))
                .hasMessageContaining("position 10: '%ZZ' is no code of a character. Write %25 for a percent sign");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"caf%C3%A9; café", "50%25 off; 50% off", "100%; 100%", "100% sure; 100% sure", "a%26b%2Cc; a&b,c"})
    void readsCodesOfCharactersAsAddressesHaveThem(String typed, String meant) {
        assertThat(READER.read("subject=" + typed).graphql())
                .isEqualTo(Map.of("subject", Map.of("values", List.of(meant))));
    }

    @Test
    void rangesOfNumbersAreLookedAtHereSinceOnlyTimesHaveThemThere() {
        XurrentFilter filter = READER.read("id=>=70100<70200&category=incident");

        assertThat(filter.graphql()).isEqualTo(Map.of("category", Map.of("values", List.of("incident"))));
        assertThat(filter.takes(new ItemRef("xurrent", "acme", "request", "x", "70100")))
                .isTrue();
        assertThat(filter.takes(new ItemRef("xurrent", "acme", "request", "x", "70200")))
                .isFalse();
    }

    @Test
    void becomesAFilterOfTheSchema() {
        assertThat(READER.read("category=incident&status=!completed&created_at=>2026-01-01")
                        .graphql())
                .isEqualTo(Map.of(
                        "category", Map.of("values", List.of("incident")),
                        "status", Map.of("values", List.of("completed"), "negate", true),
                        "createdAt", Map.of("greaterThan", "2026-01-01T00:00:00Z")));
    }
}
