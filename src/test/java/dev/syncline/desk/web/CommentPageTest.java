package dev.syncline.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.desk.tickets.Comments;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Tickets;
import dev.syncline.item.Comment;
import dev.syncline.testing.OnH2;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.context.WebApplicationContext;

/** People correct their own comments. */
@OnH2
class CommentPageTest {

    @Autowired
    WebApplicationContext context;

    @Autowired
    Tickets tickets;

    @Autowired
    Comments comments;

    @Autowired
    People people;

    private MockMvcTester mvc;
    private String key = "";
    private Comment own;

    @BeforeEach
    void aTicketWithTwoComments() {
        mvc = MockMvcTester.from(context);
        var ticket = tickets.create(UUID.randomUUID().toString(), Map.of("summary", "Talk"))
                .ticket();
        key = ticket.key();
        String id = String.valueOf(ticket.id());
        comments.add(id, "By somebody else", false, people.obtain("dora", "dora", null));
        own = comments.add(id, "Helo", false, people.obtain("carla", "carla", null));
    }

    @Test
    void offersToEditOnlyOnesOwn() throws Exception {
        String page = mvc.get()
                .uri("/desk/tickets/" + key)
                .principal(() -> "carla")
                .exchange()
                .getResponse()
                .getContentAsString();
        assertThat(page).contains("Edit comment 2").doesNotContain("Edit comment 1");
        String other = comment(0).id();
        assertThat(mvc.get().uri(address(other)).principal(() -> "carla")).hasStatus(403);
        assertThat(save(other, "Mine now", "By somebody else")).hasStatus(403);
        assertThat(comment(0).body()).isEqualTo("By somebody else");
    }

    @Test
    void savesTheWordsAndWhoMayReadThem() {
        assertThat(mvc.post()
                        .uri(address(own.id()))
                        .principal(() -> "carla")
                        .param("body", "Hello\r\nthere")
                        .param("before", "Helo")
                        .param("internal", "true"))
                .hasStatus(302);
        assertThat(comment(1).body()).isEqualTo("Hello\nthere");
        assertThat(comment(1).internal()).isTrue();
    }

    @Test
    void refusesNothingToSayBesideTheField() throws Exception {
        MvcTestResult empty = save(own.id(), " ", "Helo");
        assertThat(empty).hasStatus(422);
        assertThat(empty.getResponse().getContentAsString()).contains("A comment needs some text.");
    }

    @Test
    void overwritesNothingThatCameInMeanwhileUnseen() throws Exception {
        comments.change(String.valueOf(tickets.named(key).ticket().id()), own.id(), "From the other side", false);
        MvcTestResult outrun = save(own.id(), "Hello", "Helo");
        assertThat(outrun).hasStatus(409);
        assertThat(outrun.getResponse().getContentAsString())
                .contains("changed while you were editing", "From the other side", "Hello");
        assertThat(save(own.id(), "Hello", "From the other side")).hasStatus(302);
        assertThat(comment(1).body()).isEqualTo("Hello");
    }

    private MvcTestResult save(String comment, String body, String before) {
        return mvc.post()
                .uri(address(comment))
                .principal(() -> "carla")
                .param("body", body)
                .param("before", before)
                .exchange();
    }

    private Comment comment(int place) {
        return tickets.named(key).comments().get(place);
    }

    private String address(String comment) {
        return "/desk/tickets/" + key + "/comments/" + comment + "/edit";
    }
}
