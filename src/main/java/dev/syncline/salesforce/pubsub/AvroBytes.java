package dev.syncline.salesforce.pubsub;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Values in Avro's binary form, read by the schema they were written with.
 *
 * <p>Not by Avro's own reader, which reserves as much memory as a length claims before it looks whether so much follows.
 * Here nothing is reserved for what is not there, and what a schema asks for without end is refused.
 *
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#binary-encoding">Binary encoding</a>
 */
final class AvroBytes {

    private static final int DEEPEST = 16;
    private static final int LONGEST_NUMBER = 10;
    private static final int MOST_VALUES = 100_000;

    private final byte[] bytes;
    private int at;
    private int passed;

    AvroBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A string, or the symbol of an enum. */
    String text(Schema schema) throws UnreadableEvent {
        Schema type = chosen(schema);
        return switch (type.getType()) {
            case STRING -> {
                int length = length();
                String text = new String(bytes, at, length, StandardCharsets.UTF_8);
                at += length;
                yield text;
            }
            case ENUM -> {
                List<String> symbols = type.getEnumSymbols();
                yield symbols.get(index(symbols.size()));
            }
            default -> throw unexpected(type);
        };
    }

    /** An array of strings. */
    List<String> texts(Schema schema) throws UnreadableEvent {
        Schema type = chosen(schema);
        if (type.getType() != Schema.Type.ARRAY) {
            throw unexpected(type);
        }
        List<String> texts = new ArrayList<>();
        for (long items = block(); items > 0; items = block()) {
            for (long item = 0; item < items; item++) {
                texts.add(text(type.getElementType()));
            }
        }
        return texts;
    }

    void skip(Schema schema) throws UnreadableEvent {
        skip(schema, 0);
    }

    private void skip(Schema schema, int depth) throws UnreadableEvent {
        if (depth > DEEPEST) {
            throw new UnreadableEvent("It is nested more than " + DEEPEST + " deep.");
        }
        if (++passed > MOST_VALUES) {
            throw new UnreadableEvent("It has more than %,d values in front of its header.".formatted(MOST_VALUES));
        }
        switch (schema.getType()) {
            case NULL -> {}
            case BOOLEAN -> pass(1);
            case INT, LONG, ENUM -> number();
            case FLOAT -> pass(Float.BYTES);
            case DOUBLE -> pass(Double.BYTES);
            case STRING, BYTES -> pass(length());
            case FIXED -> pass(schema.getFixedSize());
            case UNION -> skip(chosen(schema), depth + 1);
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    skip(field.schema(), depth + 1);
                }
            }
            case ARRAY -> skipItems(schema.getElementType(), false, depth + 1);
            case MAP -> skipItems(schema.getValueType(), true, depth + 1);
        }
    }

    private void skipItems(Schema item, boolean named, int depth) throws UnreadableEvent {
        for (long items = block(); items > 0; items = block()) {
            for (long each = 0; each < items; each++) {
                int before = at;
                if (named) {
                    pass(length());
                }
                skip(item, depth);
                if (at == before) {
                    throw new UnreadableEvent("It has items of no length.");
                }
            }
        }
    }

    /** How many items follow; 0 after the last. */
    private long block() throws UnreadableEvent {
        long items = number();
        if (items < 0) {
            number(); // how many bytes they take, which nobody needs to know here
            return items == Long.MIN_VALUE ? Long.MAX_VALUE : -items;
        }
        return items;
    }

    private Schema chosen(Schema schema) throws UnreadableEvent {
        if (schema.getType() != Schema.Type.UNION) {
            return schema;
        }
        List<Schema> types = schema.getTypes();
        return types.get(index(types.size()));
    }

    private int index(int size) throws UnreadableEvent {
        long index = number();
        if (index < 0 || index >= size) {
            throw new UnreadableEvent("It chooses the " + index + ". of " + size + ".");
        }
        return (int) index;
    }

    private int length() throws UnreadableEvent {
        long length = number();
        if (length < 0 || length > bytes.length - at) {
            throw new UnreadableEvent("It is cut off, or no such event at all.");
        }
        return (int) length;
    }

    private void pass(int length) throws UnreadableEvent {
        if (length > bytes.length - at) {
            throw new UnreadableEvent("It is cut off, or no such event at all.");
        }
        at += length;
    }

    /** Variable length, zigzag. */
    private long number() throws UnreadableEvent {
        long number = 0;
        for (int count = 0; count < LONGEST_NUMBER; count++) {
            if (at == bytes.length) {
                throw new UnreadableEvent("It is cut off, or no such event at all.");
            }
            byte next = bytes[at++];
            number |= (next & 0x7FL) << (7 * count);
            if (next >= 0) {
                return (number >>> 1) ^ -(number & 1);
            }
        }
        throw new UnreadableEvent("It has a number that is too long.");
    }

    private static UnreadableEvent unexpected(Schema type) {
        return new UnreadableEvent("Its header has %s where a text belongs."
                .formatted(type.getType().getName()));
    }
}
