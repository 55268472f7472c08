package dev.syncline.desk.web;

import dev.syncline.desk.tickets.Attachments;
import dev.syncline.desk.tickets.Attachments.NewFile;
import dev.syncline.desk.tickets.Comments;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Refused;
import dev.syncline.desk.tickets.Tickets;
import dev.syncline.item.Comment;
import dev.syncline.item.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Comments and files for programs. */
@RestController
@RequestMapping("/desk/api/tickets/{ticket}")
class PartsApi {

    private final Tickets tickets;
    private final Comments comments;
    private final Attachments attachments;
    private final People people;

    PartsApi(Tickets tickets, Comments comments, Attachments attachments, People people) {
        this.tickets = tickets;
        this.comments = comments;
        this.attachments = attachments;
        this.people = people;
    }

    /** Takes {@code body}, {@code internal} and, where it is not the caller, {@code author}. */
    @PostMapping("/comments")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> comment(@PathVariable String ticket, HttpServletRequest request) throws IOException {
        Map<String, @Nullable Object> given = JsonBody.read(request);
        Person author = author(given.get("author"), request);
        return TicketJson.comment(comments.add(id(ticket), body(given), internal(given), author));
    }

    @PatchMapping("/comments/{comment}")
    Map<String, @Nullable Object> change(
            @PathVariable String ticket, @PathVariable String comment, HttpServletRequest request) throws IOException {
        Map<String, @Nullable Object> given = JsonBody.read(request);
        Optional<Comment> before = tickets.named(ticket).comments().stream()
                .filter(each -> each.id().equals(comment))
                .findFirst();
        String body = given.containsKey("body")
                ? body(given)
                : before.map(Comment::body).orElse("");
        boolean internal = given.containsKey("internal")
                ? internal(given)
                : before.map(Comment::internal).orElse(false);
        return TicketJson.comment(comments.change(id(ticket), comment, body, internal));
    }

    @DeleteMapping("/comments/{comment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeComment(@PathVariable String ticket, @PathVariable String comment) {
        comments.remove(id(ticket), comment);
    }

    /** Takes the bytes of a file as the body, with its own Content-Type; they are streamed. */
    @RequestMapping(
            path = "/attachments",
            method = {RequestMethod.POST, RequestMethod.PUT})
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> attach(
            @PathVariable String ticket,
            @RequestParam String filename,
            @RequestParam(required = false) @Nullable String sha256,
            @RequestParam(defaultValue = "false") boolean internal,
            HttpServletRequest request)
            throws IOException {
        String type = Objects.requireNonNullElse(request.getContentType(), "application/octet-stream");
        if (type.startsWith("multipart/") || type.startsWith("application/x-www-form-urlencoded")) {
            throw new JsonBody.BadRequest(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "Send the bytes of the file as the body, with its own Content-Type such as"
                            + " application/octet-stream, not as a form.");
        }
        Long size = request.getContentLengthLong() < 0 ? null : request.getContentLengthLong();
        NewFile file = new NewFile(filename, type, size, sha256, internal);
        return TicketJson.attachment(
                attachments.add(id(ticket), file, author(null, request), request.getInputStream()));
    }

    @GetMapping("/attachments/{attachment}")
    void open(@PathVariable String ticket, @PathVariable String attachment, HttpServletResponse response)
            throws IOException {
        Download.send(attachments, tickets.named(ticket).ticket().id(), attachment, response);
    }

    @DeleteMapping("/attachments/{attachment}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void removeAttachment(@PathVariable String ticket, @PathVariable String attachment) {
        attachments.remove(id(ticket), attachment);
    }

    private String id(String ticket) {
        return String.valueOf(tickets.named(ticket).ticket().id());
    }

    private Person author(@Nullable Object named, HttpServletRequest request) {
        if (named == null) {
            return request.getUserPrincipal() == null
                    ? people.acting()
                    : people.obtain(
                            request.getUserPrincipal().getName(),
                            request.getUserPrincipal().getName(),
                            null);
        }
        return people.obtain(named)
                .orElseThrow(() -> Refused.field("author", "Name the author by a user name or an e-mail address."));
    }

    private static String body(Map<String, @Nullable Object> given) {
        return Objects.toString(given.get("body"), "");
    }

    private static boolean internal(Map<String, @Nullable Object> given) {
        Object internal = given.get("internal");
        if (internal != null && !(internal instanceof Boolean)) {
            throw Refused.field("internal", "'internal' is true or false; '%s' is neither.".formatted(internal));
        }
        return Boolean.TRUE.equals(internal);
    }
}
