package dev.syncline.desk.tickets;

import dev.syncline.desk.tickets.Attachments.NewFile;
import dev.syncline.item.Person;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A few tickets to look at. */
@Component
class Samples {

    private final Tickets tickets;
    private final Comments comments;
    private final Attachments attachments;
    private final People people;

    Samples(Tickets tickets, Comments comments, Attachments attachments, People people) {
        this.tickets = tickets;
        this.comments = comments;
        this.attachments = attachments;
        this.people = people;
    }

    void make() {
        Person ann = people.obtain("Ann Becker", "ann", "ann@example.org");
        Person ben = people.obtain("Ben Okafor", "ben", "ben@example.org");
        printer(ann, ben);
        String vpn = make(
                "VPN drops every hour",
                "The connection ends after about 60 minutes and asks for the code again.",
                Map.of("status", "In progress", "labels", List.of("network"), "assignee", "ben", "reporter", "ann"));
        comments.add(vpn, "Which client version is it?", false, ben);
        make(
                "Laptop for a new colleague starting on Monday",
                "Standard model, German keyboard, two screens.",
                Map.of("priority", "Low", "reporter", "ann", "customFields", Map.of("Cost centre", "4100")));
        make(
                "Invoice export shows amounts without decimals",
                "Exported: 12, expected: 12.50. Only for customers with a foreign currency.",
                Map.of("status", "Waiting", "priority", "Urgent", "labels", List.of("finance"), "reporter", "ben"));
    }

    private void printer(Person ann, Person ben) {
        String printer = make(
                "Printer on the second floor prints blank pages",
                "Since this morning every page comes out blank.\nThe test page from the menu is fine.",
                Map.of("priority", "High", "labels", List.of("printer"), "assignee", "ann", "reporter", "ben"));
        comments.add(printer, "Toner is full. It also happens from my laptop.", false, ben);
        comments.add(printer, "Looks like the driver update of last night.", true, ann);
        byte[] log = "08:14:02 job 4711 received\n08:14:03 job 4711 rendered 0 objects\n08:14:05 job 4711 done\n"
                .getBytes(StandardCharsets.UTF_8);
        NewFile file = new NewFile("printer-log.txt", "text/plain", null, null, false);
        attachments.add(printer, file, ben, new ByteArrayInputStream(log));
    }

    private String make(String summary, String description, Map<String, Object> more) {
        Map<String, Object> fields = new LinkedHashMap<>(more);
        fields.put("summary", summary);
        fields.put("description", description);
        return String.valueOf(tickets.create(null, fields).ticket().id());
    }
}
