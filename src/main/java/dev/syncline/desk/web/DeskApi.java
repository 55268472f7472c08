package dev.syncline.desk.web;

import dev.syncline.desk.tickets.ChangeLog;
import dev.syncline.desk.tickets.HubFields;
import dev.syncline.desk.tickets.People;
import dev.syncline.desk.tickets.Projects;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes, projects and people for programs. */
@RestController
@RequestMapping("/desk/api")
class DeskApi {

    private static final int MOST = 1000;

    private final ChangeLog changes;
    private final Projects projects;
    private final People people;

    DeskApi(ChangeLog changes, Projects projects, People people) {
        this.changes = changes;
        this.projects = projects;
        this.people = people;
    }

    /** Tickets that changed after {@code since}, each once; without it, where the log stands now. */
    @GetMapping("/changes")
    Map<String, @Nullable Object> changes(
            @RequestParam(required = false) @Nullable Long since, @RequestParam(defaultValue = "100") int limit) {
        int most = Math.max(1, Math.min(limit, MOST));
        List<ChangeLog.Change> found = since == null ? List.of() : changes.since(since, most);
        long reached = since == null ? changes.last() : since;
        Map<String, @Nullable Object> page = new LinkedHashMap<>();
        page.put("changes", found);
        page.put(
                "since", found.isEmpty() ? reached : found.get(found.size() - 1).sequence());
        page.put("more", found.size() == most);
        return page;
    }

    @GetMapping("/projects")
    List<Map<String, @Nullable Object>> projects() {
        return projects.list().stream().map(HubFields::project).toList();
    }

    @PostMapping("/projects")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> addProject(HttpServletRequest request) throws IOException {
        Map<String, @Nullable Object> given = JsonBody.read(request);
        return HubFields.project(projects.add(text(given, "key"), text(given, "name")));
    }

    @GetMapping("/people")
    List<Map<String, @Nullable Object>> people() {
        return people.list(MOST).stream().map(People::map).toList();
    }

    @PostMapping("/people")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, @Nullable Object> addPerson(HttpServletRequest request) throws IOException {
        Map<String, @Nullable Object> given = JsonBody.read(request);
        return People.map(people.add(text(given, "displayName"), text(given, "username"), text(given, "email")));
    }

    private static String text(Map<String, @Nullable Object> given, String name) {
        return Objects.toString(given.get(name), "");
    }
}
