package dev.syncline.salesforce.pubsub;

import dev.syncline.salesforce.eventbus.ProducerEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/** Reads the headers of change events, and asks for their schemas once. */
final class EventReader {

    private static final String HEADER = "ChangeEventHeader";
    /** What Salesforce says an event has at most. */
    private static final int LARGEST_EVENT = 1024 * 1024;

    private static final int LONGEST_SCHEMA = 2 * 1024 * 1024;
    /** A schema has a new id whenever somebody adds a field. */
    private static final int REMEMBERED = 20;

    private final PubSubLine line;
    private final Map<String, Schema> schemas = new LinkedHashMap<>();

    EventReader(PubSubLine line) {
        this.line = line;
    }

    /**
     * The header of an event.
     *
     * @throws PubSubFailure when the schema cannot be had now
     */
    synchronized ChangeHeader read(ProducerEvent event) throws UnreadableEvent {
        if (event.getPayload().size() > LARGEST_EVENT) {
            throw new UnreadableEvent("It has %,d bytes, and 1 MB is the most an event may have."
                    .formatted(event.getPayload().size()));
        }
        Schema schema = schema(event.getSchemaId());
        AvroBytes bytes = new AvroBytes(event.getPayload().toByteArray());
        for (Schema.Field field : schema.getFields()) {
            if (field.name().equals(HEADER) && field.schema().getType() == Schema.Type.RECORD) {
                return header(field.schema(), bytes);
            }
            bytes.skip(field.schema());
        }
        throw new UnreadableEvent("It has no ChangeEventHeader.");
    }

    private static ChangeHeader header(Schema schema, AvroBytes bytes) throws UnreadableEvent {
        String entity = "";
        String type = "";
        List<String> ids = List.of();
        for (Schema.Field field : schema.getFields()) {
            switch (field.name()) {
                case "entityName" -> entity = bytes.text(field.schema());
                case "changeType" -> type = bytes.text(field.schema());
                case "recordIds" -> ids = bytes.texts(field.schema());
                default -> bytes.skip(field.schema());
            }
        }
        return new ChangeHeader(entity, type, ids);
    }

    private Schema schema(String id) throws UnreadableEvent {
        Schema known = schemas.get(id);
        if (known != null) {
            return known;
        }
        Schema schema = parse(fetch(id));
        if (schemas.size() >= REMEMBERED) {
            schemas.remove(schemas.keySet().iterator().next());
        }
        schemas.put(id, schema);
        return schema;
    }

    private String fetch(String id) throws UnreadableEvent {
        try {
            return line.schema(id);
        } catch (PubSubFailure failure) {
            if (failure.kind() == PubSubFailure.Kind.NO_TOPIC || failure.kind() == PubSubFailure.Kind.TOO_LARGE) {
                throw new UnreadableEvent("Its schema is not to be had. " + failure.getMessage());
            }
            throw failure;
        }
    }

    private static Schema parse(String json) throws UnreadableEvent {
        if (json.length() > LONGEST_SCHEMA) {
            throw new UnreadableEvent("Its schema has more than 2 MB.");
        }
        try {
            Schema schema = new Schema.Parser().parse(json);
            if (schema.getType() == Schema.Type.RECORD) {
                return schema;
            }
        } catch (AvroRuntimeException | StackOverflowError e) {
            throw new UnreadableEvent("Its schema is no Avro.");
        }
        throw new UnreadableEvent("Its schema describes no record.");
    }
}
