package dev.syncline.torture;

import java.util.List;
import java.util.Map;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** What people edit on a ticket. */
public enum Field {
    SUMMARY(true) {
        @Override
        public Map<String, Object> patch(String value) {
            return Map.of("summary", value);
        }

        @Override
        public String in(JsonNode ticket) {
            return ticket.get("summary").asString();
        }
    },
    DESCRIPTION(true) {
        @Override
        public Map<String, Object> patch(String value) {
            return Map.of("description", value);
        }

        @Override
        public String in(JsonNode ticket) {
            return ticket.get("description").asString();
        }
    },
    ROOM(true) {
        @Override
        public Map<String, Object> patch(String value) {
            return Map.of("customFields", Map.of("room", value));
        }

        @Override
        public String in(JsonNode ticket) {
            return custom(ticket, "room");
        }
    },
    /** Written by the ticket's first side only; it only grows. */
    COUNT(true) {
        @Override
        public Map<String, Object> patch(String value) {
            return Map.of("customFields", Map.of("count", value));
        }

        @Override
        public String in(JsonNode ticket) {
            return custom(ticket, "count");
        }
    },
    LABELS(true) {
        @Override
        public Map<String, Object> patch(String value) {
            return Map.of("labels", List.of(value));
        }

        @Override
        public String in(JsonNode ticket) {
            JsonNode labels = ticket.get("labels");
            return labels.size() == 1 ? labels.get(0).asString() : labels.toString();
        }
    },
    PRIORITY(false) {
        @Override
        public Map<String, Object> patch(String value) {
            return Map.of("priority", value);
        }

        @Override
        public String in(JsonNode ticket) {
            return ticket.get("priority").asString();
        }
    },
    STATUS(false) {
        @Override
        public Map<String, Object> patch(String value) {
            return Map.of("status", value);
        }

        @Override
        public String in(JsonNode ticket) {
            return ticket.get("status").asString();
        }
    };

    private static final List<String> PRIORITIES = List.of("Low", "Normal", "High", "Urgent");
    private static final List<String> STATUSES = List.of("Open", "In progress", "Waiting", "Resolved", "Closed");

    private final boolean free;

    Field(boolean free) {
        this.free = free;
    }

    public abstract Map<String, Object> patch(String value);

    public abstract String in(JsonNode ticket);

    /** Whether no two edits write the same value. */
    public boolean isFree() {
        return free;
    }

    /** A value for the edit with a number. */
    public String value(String ticket, int number, Random random) {
        return switch (this) {
            case SUMMARY -> ticket + " renamed by " + number;
            case COUNT -> String.valueOf(number);
            case PRIORITY -> PRIORITIES.get(random.nextInt(PRIORITIES.size()));
            case STATUS -> STATUSES.get(random.nextInt(STATUSES.size()));
            default -> ("Edit " + number + " lorem".repeat(random.nextInt(this == DESCRIPTION ? 100 : 3)));
        };
    }

    private static String custom(JsonNode ticket, String name) {
        JsonNode value = ticket.get("customFields").get(name);
        return value == null ? "" : value.asString();
    }
}
