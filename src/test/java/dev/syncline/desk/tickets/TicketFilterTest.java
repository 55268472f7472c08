package dev.syncline.desk.tickets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Filters are read, say where they cannot be, and mean the same in the database and in memory. */
class TicketFilterTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "colour=red|1|There is no field 'colour'",
                "status=Opne|8|There is no status 'Opne'",
                "status|7|After 'status' comes",
                "status!=|7|'Is not' is written =! and a value behind it",
                "status~Op|7|'status' is compared by",
                "status=Open&|13|A field is missing",
                "status=Open&&label=x|13|A field is missing",
                "label=a,,b|9|A value is missing",
                "label=\"a|7|This quote is not closed",
                "label=\"a\"b|10|After a value comes",
                "subject~|9|The text to look for is missing",
                "=Open|1|A field is missing",
                "status=Open,Extreme|13|There is no status 'Extreme'"
            })
    void saysWhereItCannotBeRead(String filter, int position, String sentence) {
        TrackerFailure failure = catchThrowableOfType(TrackerFailure.class, () -> TicketFilter.parse(filter));

        assertThat(failure).as(filter).isNotNull();
        assertThat(failure.fields()).containsEntry("position", String.valueOf(position));
        assertThat(failure).hasMessageContaining("at position " + position + ": " + sentence);
    }

    /** What a filter finds, in the database and in memory alike. */
    abstract static class Contract {

        @Autowired
        Tickets tickets;

        @Autowired
        Projects projects;

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "status=Open|A,C",
                    "status=open,in progress|A,B,C",
                    "status=!Open|B,D",
                    "priority=Urgent&status=Open|C",
                    "label=red|A,B",
                    "label=RED,blue|A,B,C",
                    "label=!red|C,D",
                    "label=|D",
                    "label=!|A,B,C",
                    "assignee=fay|A",
                    "assignee=fay@example.org|A",
                    "assignee=\"Fay, the \"\"first\"\"\"|A",
                    "assignee=|B,C,D",
                    "assignee=!fay|B,C,D",
                    "assignee=!|A",
                    "subject~100%|B",
                    "subject~_|C",
                    "subject~!|D",
                    "subject=PLAIN A|A",
                    "text~needle|B",
                    "status=Open & label = red|A",
                    "reporter=nobody|''",
                    "project=FILTER|A,B,C,D"
                })
        void findsTheSameInTheDatabaseAndInMemory(String filter, String expected) {
            TicketFilter parsed = TicketFilter.parse(filter).and(inProject());
            List<Ticket> all = given();

            List<String> inDatabase = tickets.search(parsed, 0, 100).stream()
                    .map(TicketFilterTest::letter)
                    .toList();
            List<String> inMemory = all.stream()
                    .filter(ticket -> parsed.matches(item(ticket)))
                    .map(TicketFilterTest::letter)
                    .toList();

            assertThat(String.join(",", inDatabase)).isEqualTo(expected);
            assertThat(inMemory).isEqualTo(inDatabase);
            assertThat(tickets.count(parsed)).isEqualTo(inDatabase.size());
            assertThat(tickets.page(parsed, 0, 100)).hasSameSizeAs(inDatabase);
        }

        @Autowired
        People people;

        private List<Ticket> given() {
            TicketFilter mine = TicketFilter.everything().and(inProject());
            if (projects.find("FILTER").isEmpty()) {
                projects.add("FILTER", "Filtered");
                people.add("Fay, the \"first\"", "fay", "fay@example.org");
                make(Map.of("summary", "plain A", "labels", List.of("Red"), "assignee", "fay"));
                make(Map.of(
                        "summary",
                        "100% B",
                        "labels",
                        List.of("red"),
                        "status",
                        "In progress",
                        "description",
                        "A Needle"));
                make(Map.of("summary", "under_score C", "labels", List.of("blue"), "priority", "Urgent"));
                make(Map.of("summary", "bang! D", "status", "Closed"));
            }
            return tickets.search(mine, 0, 100);
        }

        private void make(Map<String, Object> fields) {
            Map<String, Object> all = new HashMap<>(fields);
            all.put("project", "FILTER");
            tickets.create(null, all);
        }

        private static FilterCondition inProject() {
            return new FilterCondition(FilterField.PROJECT, FilterCondition.Operator.IS, List.of("FILTER"));
        }
    }

    @Nested
    @OnH2
    class FilterOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class FilterOnPostgres extends Contract {}

    @Test
    void anEmptyFilterAsksForNothing() {
        assertThat(TicketFilter.parse("  ")).isEqualTo(TicketFilter.everything());
    }

    private static String letter(Ticket ticket) {
        return ticket.subject().substring(ticket.subject().length() - 1);
    }

    private static Item item(Ticket ticket) {
        Map<String, Object> fields = new HashMap<>();
        fields.put("summary", ticket.subject());
        fields.put("description", ticket.description());
        fields.put("status", Map.of("name", ticket.status().title()));
        fields.put("priority", Map.of("name", ticket.priority().title()));
        fields.put("labels", ticket.labels());
        fields.put("assignee", ticket.assignee() == null ? null : People.map(ticket.assignee()));
        fields.put("project", Map.of("key", ticket.project().key()));
        return new Item(new ItemRef("desk", "Desk", "ticket", "1", ticket.key()), "1", fields, List.of(), List.of());
    }
}
