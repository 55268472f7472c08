package dev.syncline.desk.web;

import dev.syncline.connector.RawAnswer;
import dev.syncline.connector.RawCall;
import dev.syncline.connector.TrackerFailure;
import dev.syncline.desk.tickets.Comments;
import dev.syncline.desk.tickets.FullTicket;
import dev.syncline.desk.tickets.HubFields;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Projects;
import dev.syncline.desk.tickets.Ticket;
import dev.syncline.desk.tickets.TicketFilter;
import dev.syncline.desk.tickets.Tickets;
import dev.syncline.desk.tickets.WorkLogs;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The desk's JSON interface as rules call it: the same paths, without a network between, as the acting user. */
@Component
public class DeskCalls {

    private static final String ROOT = "/desk/api/";
    private static final Pattern OWN = Pattern.compile("/desk/api/[\\w-]+(?:/[\\w-]+){0,3}");
    private static final int MOST = 200;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Tickets tickets;
    private final Comments comments;
    private final WorkLogs workLogs;
    private final Projects projects;
    private final People people;

    DeskCalls(Tickets tickets, Comments comments, WorkLogs workLogs, Projects projects, People people) {
        this.tickets = tickets;
        this.comments = comments;
        this.workLogs = workLogs;
        this.projects = projects;
        this.people = people;
    }

    /**
     * Answers a call; what the desk refuses is an answer, too.
     *
     * @throws TrackerFailure when the desk could not answer at all
     */
    public RawAnswer answer(RawCall call) {
        if (!call.path().startsWith(ROOT) || !OWN.matcher(path(call)).matches()) {
            throw new TrackerFailure(
                    TrackerFailure.Kind.VALIDATION,
                    "'%s' leads outside the desk's interface, which begins with %stickets."
                            .formatted(call.path(), ROOT));
        }
        try {
            Object result = result(call);
            return new RawAnswer(
                    result == null ? 204 : 200,
                    Map.of("Content-Type", List.of("application/json")),
                    result == null ? "" : JSON.writeValueAsString(result));
        } catch (TrackerFailure failure) {
            return problem(failure);
        } catch (JsonBody.BadRequest bad) {
            return problem(bad.status().value(), String.valueOf(bad.getMessage()), Map.of());
        }
    }

    private static String path(RawCall call) {
        String path = call.path().split("\\?", 2)[0];
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private @Nullable Object result(RawCall call) {
        List<String> steps = List.of(path(call).substring(ROOT.length()).split("/"));
        int mark = call.path().indexOf('?');
        Map<String, String> query = query(mark < 0 ? "" : call.path().substring(mark + 1));
        call.query().forEach((name, values) -> query.put(name, String.join(",", values)));
        return switch (steps.size() + " " + steps.get(0) + " " + call.method()) {
            case "1 projects GET" ->
                projects.list().stream().map(HubFields::project).toList();
            case "1 people GET" -> people.list(MOST).stream().map(People::map).toList();
            case "1 tickets GET" -> list(query);
            case "1 tickets POST" -> TicketJson.full(tickets.create(null, body(call)));
            case "2 tickets GET" -> TicketJson.full(tickets.named(steps.get(1)));
            case "2 tickets PATCH", "2 tickets PUT" -> TicketJson.full(tickets.update(id(steps.get(1)), body(call)));
            case "3 tickets GET" -> part(TicketJson.full(tickets.named(steps.get(1))), steps.get(2), call);
            case "3 tickets POST" -> add(steps, call);
            case "4 tickets PATCH", "4 tickets PUT" -> change(steps, call);
            case "4 tickets DELETE" -> remove(steps, call);
            default -> throw nothing(call);
        };
    }

    private Map<String, @Nullable Object> list(Map<String, String> query) {
        int most = Math.max(1, Math.min(number(query, "limit", 50), MOST));
        TicketFilter filter = TicketApi.containing(
                TicketFilter.parse(query.getOrDefault("filter", "")), query.getOrDefault("text", ""));
        List<Ticket> found = tickets.search(filter, number(query, "after", 0), most);
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("tickets", found.stream().map(TicketJson::brief).toList());
        page.put("next", found.size() < most ? null : found.get(most - 1).id());
        return page;
    }

    private static @Nullable Object part(Map<String, @Nullable Object> ticket, String part, RawCall call) {
        return switch (part) {
            case "comments", "attachments" -> ticket.get(part);
            case "worklogs" -> ticket.get("workLogs");
            default -> throw nothing(call);
        };
    }

    private Object add(List<String> steps, RawCall call) {
        Map<String, @Nullable Object> given = body(call);
        return switch (steps.get(2)) {
            case "comments" ->
                TicketJson.comment(comments.add(
                        id(steps.get(1)),
                        Objects.toString(given.get("body"), ""),
                        Boolean.TRUE.equals(given.get("internal")),
                        people.acting()));
            case "worklogs" ->
                TicketJson.workLog(workLogs.add(id(steps.get(1)), WorkLogForm.of(given), people.acting()));
            default -> throw nothing(call);
        };
    }

    private Object change(List<String> steps, RawCall call) {
        Map<String, @Nullable Object> given = body(call);
        return switch (steps.get(2)) {
            case "comments" ->
                TicketJson.comment(comments.change(
                        id(steps.get(1)),
                        steps.get(3),
                        Objects.toString(given.get("body"), ""),
                        Boolean.TRUE.equals(given.get("internal"))));
            case "worklogs" ->
                TicketJson.workLog(workLogs.change(id(steps.get(1)), steps.get(3), WorkLogForm.of(given)));
            default -> throw nothing(call);
        };
    }

    private @Nullable Object remove(List<String> steps, RawCall call) {
        switch (steps.get(2)) {
            case "comments" -> comments.remove(id(steps.get(1)), steps.get(3));
            case "worklogs" -> workLogs.remove(id(steps.get(1)), steps.get(3));
            default -> throw nothing(call);
        }
        return null;
    }

    private String id(String ticket) {
        FullTicket full = tickets.named(ticket);
        return String.valueOf(full.ticket().id());
    }

    private static Map<String, @Nullable Object> body(RawCall call) {
        return JsonBody.read(Objects.requireNonNullElse(call.body(), "null").getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String each : text.split("&")) {
            String[] parts = each.split("=", 2);
            if (parts.length == 2) {
                query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return query;
    }

    private static int number(Map<String, String> query, String name, int otherwise) {
        String text = query.getOrDefault(name, "");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private static JsonBody.BadRequest nothing(RawCall call) {
        return new JsonBody.BadRequest(
                HttpStatus.NOT_FOUND,
                "The desk has nothing at %s %s. Its interface for rules begins with %stickets."
                        .formatted(call.method(), call.path(), ROOT));
    }

    private static RawAnswer problem(TrackerFailure failure) {
        int code = ApiProblems.status(failure).value();
        if (code >= 500) {
            throw failure;
        }
        return problem(code, String.valueOf(failure.getMessage()), failure.fields());
    }

    private static RawAnswer problem(int code, String detail, Map<String, String> errors) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("status", code);
        problem.put("detail", detail);
        problem.put("errors", errors);
        return new RawAnswer(
                code, Map.of("Content-Type", List.of("application/problem+json")), JSON.writeValueAsString(problem));
    }
}
