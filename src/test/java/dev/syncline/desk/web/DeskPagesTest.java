package dev.syncline.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.desk.tickets.Comments;
import dev.syncline.desk.tickets.FullTicket;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Tickets;
import dev.syncline.testing.OnH2;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** People use the desk through pages that need no script and lose nothing typed. */
@OnH2
class DeskPagesTest {

    private static final String HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    @Autowired
    WebApplicationContext context;

    @Autowired
    Tickets tickets;

    @Autowired
    Comments comments;

    @Autowired
    People people;

    MockMvcTester mvc;

    @BeforeEach
    void looksWithoutTheDoorKeeper() {
        mvc = MockMvcTester.from(context);
    }

    @Test
    void listsTicketsAndFindsOneByItsWords() throws Exception {
        FullTicket ticket = make(Map.of("summary", "Findable " + UUID.randomUUID()));

        assertThat(html(mvc.get().uri("/desk").exchange())).contains("Desk", "New ticket", key(ticket));
        assertThat(html(mvc.get()
                        .uri("/desk?text={t}&status=Open", ticket.ticket().subject())
                        .exchange()))
                .contains("1 ticket<");
        assertThat(html(mvc.get().uri("/desk?text=nothing-like-this").exchange()))
                .contains("No ticket fits.");
        assertThat(mvc.get().uri("/desk?page=-5")).hasStatusOk();
        assertThat(mvc.get().uri("/desk?page=999999")).hasStatusOk();
    }

    @Test
    void turnsPages() throws Exception {
        for (int number = 0; number < 30; number++) {
            make(Map.of("summary", "Paged", "labels", List.of("paged")));
        }

        assertThat(html(mvc.get().uri("/desk?text=Paged").exchange())).contains("Page 1 of 2", "Next page");
        assertThat(html(mvc.get().uri("/desk?text=Paged&page=1").exchange())).contains("Page 2 of 2", "Previous page");
    }

    @Test
    void createsATicketOnceHoweverOftenTheButtonIsPressed() throws Exception {
        String form = UUID.randomUUID().toString();

        String first = location(create("Pressed twice", form));
        String second = location(create("Pressed twice", form));

        assertThat(first).startsWith("/desk/tickets/").isEqualTo(second);
        FullTicket made = tickets.named(first.substring("/desk/tickets/".length()));
        assertThat(Objects.requireNonNull(made.ticket().reporter()).username()).isEqualTo("carla");
    }

    @Test
    void saysBesideTheFieldWhatIsWrongAndKeepsWhatWasTyped() throws Exception {
        MvcTestResult answer = mvc.post()
                .uri("/desk/tickets")
                .param("summary", "")
                .param("description", "Typed with care")
                .param("status", "Open")
                .param("priority", "Normal")
                .param("labels", "one, two")
                .param("assignee", "nobody-knows")
                .param("customName", "Floor", "")
                .param("customValue", "second", "")
                .exchange();

        assertThat(answer).hasStatus(422);
        assertThat(html(answer))
                .contains("A ticket needs a subject.", "nobody called &#39;nobody-knows&#39;")
                .contains(
                        "Typed with care", "one, two", "value=\"nobody-knows\"", "value=\"Floor\"", "value=\"second\"");
    }

    @Test
    void savesWhatWasEditedAndKeepsNumbersNumbers() {
        FullTicket ticket = make(Map.of("summary", "Editable", "customFields", Map.of("Count", 2, "Code", "0042")));

        assertThat(edit(ticket, "Edited", ticket.ticket().revision())).hasStatus(302);

        FullTicket after = tickets.named(key(ticket));
        assertThat(after.ticket().subject()).isEqualTo("Edited");
        assertThat(after.ticket().customFields()).containsEntry("Count", 3L).containsEntry("Code", "0042");
    }

    @Test
    void tellsTheLaterOfTwoEditorsAndLosesNothing() throws Exception {
        FullTicket ticket = make(Map.of("summary", "Disputed"));
        tickets.update(String.valueOf(ticket.ticket().id()), Map.of("summary", "Theirs"));

        MvcTestResult answer = edit(ticket, "Mine", ticket.ticket().revision());

        assertThat(answer).hasStatus(409);
        assertThat(html(answer)).contains("Somebody else saved this ticket", "value=\"Mine\"", "Theirs");
        assertThat(tickets.named(key(ticket)).ticket().subject()).isEqualTo("Theirs");
        assertThat(edit(ticket, "Mine", tickets.named(key(ticket)).ticket().revision()))
                .hasStatus(302);
        assertThat(tickets.named(key(ticket)).ticket().subject()).isEqualTo("Mine");
    }

    @Test
    void aCommentMeanwhileIsNoConflict() {
        FullTicket ticket = make(Map.of("summary", "Discussed"));
        comments.add(String.valueOf(ticket.ticket().id()), "Meanwhile", false, people.acting());

        assertThat(edit(ticket, "Edited", ticket.ticket().revision())).hasStatus(302);
    }

    @Test
    void showsHostileTextAsTextAndHtmlAsWords() throws Exception {
        FullTicket ticket = make(Map.of(
                "summary",
                HOSTILE,
                "description",
                "<p>First &amp; second</p><script>alert(3)</script><p>third</p>",
                "labels",
                List.of(HOSTILE),
                "customFields",
                Map.of("X" + HOSTILE, HOSTILE)));
        comments.add(String.valueOf(ticket.ticket().id()), HOSTILE, true, people.acting());

        String page = html(mvc.get().uri("/desk/tickets/" + key(ticket)).exchange());

        assertThat(page).doesNotContain("<script>alert", "<img src=x").contains("&lt;script&gt;alert(1)");
        assertThat(page).contains("First &amp; second\n").doesNotContain("alert(3)");
        assertThat(page).contains("/items/ticket/" + ticket.ticket().id(), "Synchronisation", "Internal");
        assertThat(html(mvc.get().uri("/desk").exchange())).doesNotContain("<img src=x");
    }

    @Test
    void addsAndDeletesCommentsPressedTwiceOrEmpty() throws Exception {
        FullTicket ticket = make(Map.of("summary", "Talk"));
        String uri = "/desk/tickets/" + key(ticket) + "/comments";

        for (int press = 0; press < 2; press++) {
            assertThat(mvc.post()
                            .uri(uri)
                            .principal(() -> "carla")
                            .param("body", "Hello\r\nthere")
                            .param("internal", "true"))
                    .hasStatus(302);
        }
        assertThat(tickets.named(key(ticket)).comments()).singleElement().satisfies(comment -> {
            assertThat(comment.body()).isEqualTo("Hello\nthere");
            assertThat(comment.internal()).isTrue();
            assertThat(Objects.requireNonNull(comment.author()).username()).isEqualTo("carla");
        });
        MvcTestResult empty = mvc.post().uri(uri).param("body", "  ").exchange();
        assertThat(empty).hasStatus(422);
        assertThat(html(empty)).contains("A comment needs some text.");

        String id = tickets.named(key(ticket)).comments().get(0).id();
        assertThat(mvc.post().uri(uri + "/" + id + "/delete")).hasStatus(302);
        assertThat(mvc.post().uri(uri + "/" + id + "/delete")).hasStatus(302);
        assertThat(tickets.named(key(ticket)).comments()).isEmpty();
    }

    @Test
    void uploadsDownloadsAndDeletesFiles() throws Exception {
        FullTicket ticket = make(Map.of("summary", "Files"));
        String uri = "/desk/tickets/" + key(ticket) + "/files";
        byte[] content = HOSTILE.getBytes(StandardCharsets.UTF_8);

        assertThat(mvc.post()
                        .uri(uri)
                        .multipart()
                        .file(new MockMultipartFile("files", "../../evil.html", "text/html", content))
                        .file(new MockMultipartFile("files", "b.txt", "text/plain", new byte[0])))
                .hasStatus(302);

        FullTicket after = tickets.named(key(ticket));
        assertThat(after.attachments()).extracting("filename").containsExactly("evil.html", "b.txt");
        MvcTestResult download =
                mvc.get().uri(uri + "/" + after.attachments().get(0).id()).exchange();
        assertThat(download.getResponse().getContentAsByteArray()).isEqualTo(content);
        assertThat(download.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(download.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(download.getResponse().getHeader("Content-Security-Policy")).startsWith("sandbox");

        assertThat(mvc.post().uri(uri + "/" + after.attachments().get(0).id() + "/delete"))
                .hasStatus(302);
        assertThat(tickets.named(key(ticket)).attachments()).hasSize(1);
        assertThat(mvc.post().uri(uri).multipart()).hasStatus(302);
    }

    @Test
    void deletesATicketAfterAsking() throws Exception {
        FullTicket ticket = make(Map.of("summary", "Delete me"));
        String uri = "/desk/tickets/" + key(ticket);

        assertThat(html(mvc.get().uri(uri + "/delete").exchange())).contains("Delete me", "Keep it");
        assertThat(mvc.post().uri(uri + "/delete")).hasStatus(302);
        assertThat(mvc.post().uri(uri + "/delete")).hasStatus(302);
        assertThat(mvc.get().uri(uri)).hasStatus(404);
        assertThat(mvc.get().uri(uri + "/edit")).hasStatus(404);
    }

    @Test
    void addsProjectsAndPeopleOrSaysWhyNot() throws Exception {
        assertThat(mvc.post().uri("/desk/projects").param("key", "web").param("name", "Web shop"))
                .hasStatus(302);
        MvcTestResult again = mvc.post()
                .uri("/desk/projects")
                .param("key", "WEB")
                .param("name", "Typed")
                .exchange();
        assertThat(html(again)).contains("There is a project WEB already", "value=\"Typed\"");
        assertThat(mvc.post().uri("/desk/people").param("displayName", "Dora").param("email", "dora@example.org"))
                .hasStatus(302);
        MvcTestResult odd =
                mvc.post().uri("/desk/people").param("email", "no address").exchange();
        assertThat(html(odd)).contains("is not an e-mail address", "value=\"no address\"");
        assertThat(html(mvc.get().uri("/desk/people").exchange())).contains("Dora");
        assertThat(html(mvc.get().uri("/desk/projects").exchange())).contains("Web shop");
        assertThat(html(mvc.get().uri("/desk/tickets/new").exchange())).contains("Web shop", "Create ticket");
    }

    private FullTicket make(Map<String, Object> fields) {
        return tickets.create(null, fields);
    }

    private MvcTestResult create(String summary, String formId) {
        return mvc.post()
                .uri("/desk/tickets")
                .principal(() -> "carla")
                .param("summary", summary)
                .param("status", "Open")
                .param("priority", "Normal")
                .param("project", "DESK")
                .param("formId", formId)
                .exchange();
    }

    private MvcTestResult edit(FullTicket ticket, String summary, long revision) {
        return mvc.post()
                .uri("/desk/tickets/" + key(ticket) + "/edit")
                .param("summary", summary)
                .param("description", "")
                .param("status", "Open")
                .param("priority", "Normal")
                .param("labels", "")
                .param("assignee", "")
                .param("customName", "Count", "Code", "", "")
                .param("customValue", "3", "0042", "", "")
                .param("revision", String.valueOf(revision))
                .exchange();
    }

    private static String key(FullTicket ticket) {
        return ticket.ticket().key();
    }

    private static String location(MvcTestResult result) {
        assertThat(result).hasStatus(302);
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    private static String html(MvcTestResult result) throws UnsupportedEncodingException {
        assertThat(result.getUnresolvedException()).isNull();
        return result.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }
}
