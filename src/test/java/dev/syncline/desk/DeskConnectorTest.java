package dev.syncline.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.Connector;
import dev.syncline.connector.ConnectorContract;
import dev.syncline.connector.LocalTracker;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.desk.tickets.Attachments;
import dev.syncline.desk.tickets.Attachments.NewFile;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Tickets;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import dev.syncline.item.ReferenceKind;
import dev.syncline.testing.OnH2;
import dev.syncline.testing.OnPostgres;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The desk keeps the connector contract, and its own promises. */
class DeskConnectorTest {

    /** The shared sentences. */
    abstract static class Contract extends ConnectorContract {

        @Autowired
        LocalTracker tracker;

        @Autowired
        Tickets tickets;

        @Autowired
        People people;

        @Autowired
        Attachments attachments;

        @Autowired
        JdbcClient jdbc;

        @Value("${syncline.data}")
        Path data;

        @Override
        protected Connector connector() {
            return tracker.connector();
        }

        @Override
        protected String rawPathOf(ItemRef item) {
            return "/desk/api/tickets/" + item.key();
        }

        @Override
        protected String entityType() {
            return "ticket";
        }

        @Override
        protected Map<String, @Nullable Object> fields(String summary) {
            return new HashMap<>(Map.of("summary", summary, "description", "As it was", "labels", List.of("one")));
        }

        @Override
        protected String filterFor(String summary) {
            return "subject=\"" + summary + "\"";
        }

        @Override
        protected String unreadableFilter() {
            return "status=Opne";
        }

        @Override
        protected @Nullable String somebodyElse() {
            return people.obtain("Ann Becker", "ann", null).key();
        }

        @Override
        protected void deleteByHand(ItemRef item) {
            tickets.delete(item.id());
        }

        @AfterEach
        void nothingHalfArrivedIsLeft() throws IOException {
            Path arriving = data.resolve("desk/arriving");
            if (Files.exists(arriving)) {
                try (Stream<Path> files = Files.list(arriving)) {
                    assertThat(files).isEmpty();
                }
            }
        }

        @Test
        void aStatusOrPriorityThatIsNoneIsRefusedWithTheChoices() {
            Item item = create("Odd status");

            TrackerFailure failure = failure(() ->
                    connector().update(item.ref(), Map.of("status", Map.of("name", "Melted"), "priority", "Extreme")));

            assertThat(failure.kind()).isEqualTo(Kind.VALIDATION);
            assertThat(failure.fields()).containsOnlyKeys("status", "priority");
            assertThat(failure.fields().get("status")).contains("'Melted'", "Open, In progress, Waiting");
            assertThat(failure.fields().get("priority")).contains("'Extreme'", "Low, Normal, High, Urgent");
        }

        @Test
        void anUnknownAssigneeIsRefusedAndAnUnknownReporterIsAdded() {
            Item item = create("People");
            Map<String, Object> stranger =
                    Map.of("key", "1", "email", "New.Person@example.net", "displayName", "New Person");

            TrackerFailure failure = failure(() -> connector().update(item.ref(), Map.of("assignee", stranger)));
            Item after = connector().update(item.ref(), Map.of("reporter", stranger));

            assertThat(failure.fields().get("assignee")).contains("New.Person@example.net", "People page");
            assertThat(after.fields().get("reporter"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("email", "new.person@example.net")
                    .containsEntry("displayName", "New Person");
            assertThat(connector().find(ReferenceKind.PERSON_BY_EMAIL, "NEW.person@example.net"))
                    .isPresent();
        }

        @Test
        void aKeyOfAnotherTrackerIsNobodyHere() {
            String key = people.obtain("Ann Becker", "ann", null).key();
            Item item = create("Foreign key");

            assertThat(failure(() -> connector()
                                    .update(
                                            item.ref(),
                                            Map.of("assignee", Map.of("key", key, "displayName", "Somebody Else"))))
                            .kind())
                    .isEqualTo(Kind.VALIDATION);
        }

        @Test
        void aWriteThatChangesNothingIsNoChange() {
            Item item = create("Same");
            String cursor = connector().changesSince(null, 10).cursor();

            Item after = connector().update(item.ref(), Map.of("summary", "Same", "labels", List.of("one")));

            assertThat(after).isEqualTo(item);
            assertThat(connector().changesSince(cursor, 10).hints()).isEmpty();
        }

        @Test
        void aChangeIsKeptAlsoWhereTheCounterOfChangesFellBehind() {
            Item first = create("Counted");
            create("Counted after it");
            jdbc.sql("update desk_counter set reached = reached - 1 where name = 'change'")
                    .update();

            assertThat(connector()
                            .update(first.ref(), Map.of("summary", "Counted on"))
                            .fields())
                    .containsEntry("summary", "Counted on");
        }

        @Test
        void aTicketIsMadeAlsoWhereTheCounterOfItsProjectFellBack() {
            Item first = create("Numbered");
            create("Numbered after it");
            jdbc.sql("update desk_project set last_number = last_number - 2").update();

            assertThat(create("Numbered on").ref().key())
                    .isNotEqualTo(first.ref().key());
        }

        @Test
        void afterABackupWasPutBackNoNumberIsGivenThatMayHaveBeenGivenSince() {
            Item before = create("Before the backup");
            long comment = said(before);
            connector().putBack();
            Item since = create("Since");

            assertThat(Long.parseLong(since.ref().id()))
                    .isGreaterThan(Long.parseLong(before.ref().id()) + 100_000);
            assertThat(said(since)).isGreaterThan(comment + 100_000);
            assertThat(number(since)).isGreaterThan(number(before) + 100);
        }

        private long said(Item item) {
            return Long.parseLong(connector()
                    .addComment(item.ref(), new CommentDraft("It smokes", false, null))
                    .id());
        }

        private static long number(Item item) {
            return Long.parseLong(item.ref().key().replaceFirst(".*-", ""));
        }

        @Test
        void aTicketStaysInItsProject() {
            Item item = create("Settled");

            assertThat(failure(() -> connector().update(item.ref(), Map.of("project", "NOWHERE")))
                            .fields())
                    .containsKey("project");
        }

        @Test
        void bytesOfADeletedTicketLeaveTheDisk() throws IOException {
            Item item = create("Shredded");
            long before = contents();
            attachments.add(
                    item.ref().id(),
                    new NewFile("once.txt", "text/plain", null, null, false),
                    people.acting(),
                    new ByteArrayInputStream("only here, only once".getBytes(StandardCharsets.UTF_8)));
            assertThat(contents()).isEqualTo(before + 1);

            deleteByHand(item.ref());

            assertThat(contents()).isEqualTo(before);
        }

        private long contents() throws IOException {
            try (Stream<Path> files = Files.walk(data.resolve("desk/files"))) {
                return files.filter(Files::isRegularFile).count();
            }
        }
    }

    @Nested
    @OnH2
    class DeskOnH2 extends Contract {}

    @Nested
    @OnPostgres
    class DeskOnPostgres extends Contract {}
}
