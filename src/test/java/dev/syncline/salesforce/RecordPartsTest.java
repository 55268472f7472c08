package dev.syncline.salesforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.syncline.connector.ChangesPage;
import dev.syncline.connector.ChangesPage.Hint;
import dev.syncline.connector.CommentDraft;
import dev.syncline.connector.TextLimit;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.connector.TrackerFailure.Kind;
import dev.syncline.item.Comment;
import dev.syncline.item.Item;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said on a record: case comments, Chatter posts, e-mails; and how changes of it are noticed. */
class RecordPartsTest extends OrgFixture {

    @Test
    void threeKindsOfRecordAreComments() {
        Item item = create(Map.of());
        String id = item.ref().id();
        connector.addComment(item.ref(), new CommentDraft("For everybody", false, null));
        connector.addComment(item.ref(), new CommentDraft("Between us", true, null));
        post(id, "TextPost", "<p>Hot &amp; <b>bold</b></p>", "IsRichText", true);
        post(id, "LinkPost", "See", "LinkUrl", "https://acme.test/m");
        post(id, "TrackedChange", "Status", "IsRichText", false);
        mail(id, "Come<br>soon");

        assertThat(read(item.ref()).comments())
                .extracting(Comment::body, Comment::internal)
                .containsExactlyInAnyOrder(
                        tuple("For everybody", false),
                        tuple("Between us", true),
                        tuple("Hot & bold", false),
                        tuple("See\nManual\nhttps://acme.test/m", false),
                        tuple("E-mail from a@b.test to c@d.test\nRe: fire\nCome\nsoon", true));
    }

    @Test
    void richPostsAndMailsKeepListsAndLinksAndSayWhichImagesStayed() {
        Item item = create(Map.of());
        String id = item.ref().id();
        post(
                id,
                "TextPost",
                "<p>See <a href=\"https://acme.test/fan\">the manual</a>:</p><ul><li>fan</li><li>light</li></ul>"
                        + "<img src=\"sfdc://069000000000001\" alt=\"smoke\"></img>",
                "IsRichText",
                true);
        mail(id, "Look:<br><img src=\"cid:part1.1\">");

        assertThat(read(item.ref()).comments())
                .extracting(Comment::body)
                .containsExactlyInAnyOrder(
                        "See the manual (https://acme.test/fan):\n\n- fan\n- light\n\n[image smoke, only in Salesforce]",
                        "E-mail from a@b.test to c@d.test\nRe: fire\nLook:\n[image, only in Salesforce]");
    }

    @Test
    void newCommentsBecomePostsWhereThatIsChosen() {
        SalesforceConnector posting = open(Map.of("newComments", "Chatter posts"));
        Item item = create(Map.of());

        Comment said = posting.addComment(item.ref(), new CommentDraft("x".repeat(9_000), true, null));

        assertThat(said.id()).startsWith("0D5");
        assertThat(said.internal()).isTrue();
        assertThat(simulator.get(said.id(), "Visibility")).isEqualTo("InternalUsers");
        assertThat(posting.describe("Case").field("comments").orElseThrow().limit())
                .isEqualTo(new TextLimit(10_000, TextLimit.Unit.CHARACTERS));
        assertThat(posting.changeComment(item.ref(), said.id(), new CommentDraft("Shorter", true, null))
                        .body())
                .isEqualTo("Shorter");
    }

    @Test
    void aMailCannotBeRewritten() {
        Item item = create(Map.of());
        String mail =
                simulator.add("EmailMessage", Map.of("ParentId", item.ref().id(), "TextBody", "Come"));

        assertThat(failure(() -> connector.changeComment(item.ref(), mail, new CommentDraft("Go", false, null))))
                .hasMessageContaining("E-mails cannot be changed");
        assertThat(failure(() -> connector.removeComment(item.ref(), mail)).kind())
                .isEqualTo(Kind.VALIDATION);
    }

    @Test
    void aCommentThatIsTooLongIsSaidInBytes() {
        Item item = create(Map.of());

        TrackerFailure failure =
                failure(() -> connector.addComment(item.ref(), new CommentDraft("\u00e4".repeat(2_001), false, null)));

        assertThat(failure.fields().get("comments")).contains("4002 bytes", "at most 4000", "Chatter posts");
    }

    @Test
    void rewritingACommentNeedsAPermissionOfItsOwn() {
        Item item = create(Map.of());
        Comment said = connector.addComment(item.ref(), new CommentDraft("First", false, null));
        simulator.faults().modifyAllData(false);

        TrackerFailure failure =
                failure(() -> connector.changeComment(item.ref(), said.id(), new CommentDraft("Second", false, null)));

        assertThat(failure.kind()).isEqualTo(Kind.FORBIDDEN);
        assertThat(failure).hasMessageContaining("INSUFFICIENT_ACCESS_OR_READONLY");
    }

    @Test
    void moreCommentsThanAPageHoldsAreAllRead() {
        Item item = create(Map.of());
        for (int number = 0; number < 2_100; number++) {
            simulator.add(
                    "CaseComment",
                    Map.of("ParentId", item.ref().id(), "CommentBody", "No " + number, "IsPublished", true));
        }

        assertThat(read(item.ref()).comments()).hasSize(2_100);
    }

    @Test
    void whateverIsSaidOrFiledOnARecordIsAChangeOfIt() {
        Item item = create(Map.of());
        Item other = create(Map.of());
        String id = item.ref().id();
        String cursor = connector.changesSince(null, 10).cursor();
        for (Runnable change : new Runnable[] {
            () -> simulator.add("CaseComment", Map.of("ParentId", id, "CommentBody", "x", "IsPublished", true)),
            () -> simulator.add("FeedItem", Map.of("ParentId", id, "Type", "TextPost", "Body", "x")),
            () -> simulator.add("EmailMessage", Map.of("ParentId", id, "TextBody", "x")),
            () -> attach(item, "one.txt", false),
            () -> simulator.delete(read(item.ref()).comments().get(0).id())
        }) {
            change.run();
            ChangesPage page = connector.changesSince(cursor, 10);
            assertThat(page.hints()).contains(new Hint(item.ref(), false)).doesNotContain(new Hint(other.ref(), false));
            cursor = page.cursor();
        }
    }

    @Test
    void aRecordThatIsGoneIsToldAsGone() {
        Item item = create(Map.of());
        String cursor = connector.changesSince(null, 10).cursor();
        simulator.delete(item.ref().id());

        assertThat(connector.changesSince(cursor, 10).hints()).contains(new Hint(item.ref(), true));
        assertThat(connector.read("Case", item.ref().id())).isEmpty();
    }

    @Test
    void aMergedRecordSaysIntoWhich() {
        Item lost = create(Map.of());
        Item kept = create(Map.of());
        simulator.merge(lost.ref().id(), kept.ref().id());

        TrackerFailure failure = failure(() -> connector.update(lost.ref(), Map.of("Subject", "x")));

        assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
        assertThat(failure)
                .hasMessageContaining("Case " + lost.ref().key() + " was merged into "
                        + kept.ref().key() + " (" + simulator.address() + "/"
                        + kept.ref().id() + ") and is gone")
                .hasMessageContaining("connect " + kept.ref().key() + " instead");
        assertThat(failure.departure())
                .as("nobody has to ask again")
                .contains(new TrackerFailure.Departure(lost.ref(), kept.ref()));
        assertThat(connector.mergedInto(lost.ref())).contains(kept.ref());
        assertThat(connector.mergedInto(kept.ref())).isEmpty();
    }

    @Test
    void aDeletedRecordIsNamedWithWhatToDo() {
        Item item = create(Map.of());
        simulator.delete(item.ref().id());

        for (TrackerFailure failure : List.of(
                failure(() -> connector.update(item.ref(), Map.of("Subject", "x"))),
                failure(() -> connector.addComment(item.ref(), new CommentDraft("x", false, null))))) {
            assertThat(failure.kind()).isEqualTo(Kind.NOT_FOUND);
            assertThat(failure)
                    .hasMessageContaining(item.ref().key() + " was deleted in Salesforce")
                    .hasMessageContaining("recycle bin");
        }
    }

    @Test
    void theOrgsClockNeedNotBeOurs() {
        simulator.runAhead(Duration.ofHours(3));
        String cursor = connector.changesSince(null, 10).cursor();

        Item item = create(Map.of());

        assertThat(connector.changesSince(cursor, 10).hints()).contains(new Hint(item.ref(), false));
    }

    @Test
    void aPollOfAllListingsIsOneCall() {
        create(Map.of());
        String cursor = connector.changesSince(null, 10).cursor();
        cursor = connector.changesSince(cursor, 10).cursor();
        int before = simulator.calls();

        connector.changesSince(cursor, 10);

        assertThat(simulator.calls() - before).isEqualTo(1);
    }

    private void post(String parent, String type, String body, String more, Object value) {
        Map<String, Object> post = new HashMap<>(Map.of("ParentId", parent, "Type", type, "Body", body));
        post.put("Visibility", "AllUsers");
        if (type.equals("LinkPost")) {
            post.put("Title", "Manual");
        }
        post.put(more, value);
        simulator.add("FeedItem", post);
    }

    private void mail(String parent, String html) {
        Map<String, Object> mail = new HashMap<>(Map.of("ParentId", parent, "HtmlBody", html, "Subject", "Re: fire"));
        mail.put("FromAddress", "a@b.test");
        mail.put("ToAddress", "c@d.test");
        simulator.add("EmailMessage", mail);
    }
}
