package dev.syncline.desk.web;

import dev.syncline.desk.tickets.Priority;
import dev.syncline.desk.tickets.Status;
import dev.syncline.desk.tickets.Ticket;
import dev.syncline.item.Person;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was typed about a ticket.
 *
 * @param labels separated by commas
 * @param assignee user name or e-mail address; empty for nobody
 * @param customName names of custom fields, in the order of {@code customValue}
 * @param revision what the editor saw; empty for a new ticket
 * @param formId recognises the same form sent twice
 */
record TicketForm(
        String summary,
        String description,
        String project,
        String status,
        String priority,
        String labels,
        String assignee,
        List<String> customName,
        List<String> customValue,
        String revision,
        String formId) {

    private static final int SPARE_ROWS = 2;

    TicketForm {
        summary = given(summary);
        description = given(description).replace("\r\n", "\n");
        project = given(project);
        status = given(status);
        priority = given(priority);
        labels = given(labels);
        assignee = given(assignee);
        revision = given(revision);
        formId = given(formId).isEmpty() ? UUID.randomUUID().toString() : formId;
        customName = padded(customName, Math.max(SPARE_ROWS, size(customName)));
        customValue = padded(customValue, customName.size());
    }

    static TicketForm empty(String project) {
        return new TicketForm(
                "", "", project, Status.OPEN.title(), Priority.NORMAL.title(), "", "", List.of(), List.of(), "", "");
    }

    static TicketForm of(Ticket ticket) {
        List<String> names = new ArrayList<>(ticket.customFields().keySet());
        List<String> values = new ArrayList<>(
                ticket.customFields().values().stream().map(TicketForm::line).toList());
        return new TicketForm(
                ticket.subject(),
                ticket.description(),
                ticket.project().key(),
                ticket.status().title(),
                ticket.priority().title(),
                String.join(", ", ticket.labels()),
                name(ticket.assignee()),
                padded(names, names.size() + SPARE_ROWS),
                padded(values, names.size() + SPARE_ROWS),
                String.valueOf(ticket.revision()),
                "");
    }

    /** The same words over what is there now. */
    TicketForm over(Ticket now) {
        return new TicketForm(
                summary,
                description,
                project,
                status,
                priority,
                labels,
                assignee,
                customName,
                customValue,
                String.valueOf(now.revision()),
                formId);
    }

    /** The revision the editor saw; null when the form names none. */
    @Nullable
    Long seenRevision() {
        return revision.matches("\\d{1,18}") ? Long.valueOf(revision) : null;
    }

    /**
     * Fields as the hub model names them.
     *
     * @param before the custom fields there are; what was not touched is not written
     */
    Map<String, @Nullable Object> fields(Map<String, Object> before) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("summary", summary);
        fields.put("description", description);
        fields.put("status", status);
        fields.put("priority", priority);
        fields.put("labels", Arrays.asList(labels.split(",")));
        fields.put("assignee", assignee);
        fields.put("customFields", customFields(before));
        return fields;
    }

    private Map<String, @Nullable Object> customFields(Map<String, Object> before) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int row = 0; row < customName.size(); row++) {
            String name = customName.get(row).strip();
            String value = customValue.get(row).strip();
            Object old = before.get(name);
            boolean untouched = old == null ? value.isEmpty() : value.equals(line(old));
            if (!name.isEmpty() && !untouched) {
                fields.put(name, value.isEmpty() ? null : typed(value, old));
            }
        }
        return fields;
    }

    /** A number stays a number, yes/no stays yes/no; everything else is text. */
    private static Object typed(String value, @Nullable Object old) {
        try {
            if (old instanceof Number) {
                return new BigDecimal(value);
            }
        } catch (NumberFormatException e) {
            return value;
        }
        return old instanceof Boolean && value.matches("(?i)true|false") ? Boolean.valueOf(value) : value;
    }

    /** A value as an input of one line holds it. */
    private static String line(Object value) {
        return String.valueOf(value).replaceAll("[\\r\\n]+", " ").strip();
    }

    private static String name(@Nullable Person person) {
        if (person == null) {
            return "";
        }
        return person.username() != null ? person.username() : given(person.email());
    }

    private static List<String> padded(@Nullable List<String> list, int size) {
        List<String> padded = new ArrayList<>(list == null ? List.of() : list);
        while (padded.size() < size) {
            padded.add("");
        }
        return padded;
    }

    private static int size(@Nullable List<String> list) {
        return list == null ? 0 : list.size();
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text;
    }
}
