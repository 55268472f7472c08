package dev.syncline.salesforce.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** Bytes that claim more than there is get neither memory nor time. */
class AvroBytesTest {

    private static final Schema STRING = Schema.create(Schema.Type.STRING);
    private static final Schema STRINGS = Schema.createArray(STRING);
    private static final Schema NOTHINGS = Schema.createArray(Schema.create(Schema.Type.NULL));
    /** 2^62 items or bytes. */
    private static final byte[] VERY_MANY = {-128, -128, -128, -128, -128, -128, -128, -128, -128, 1};

    @Test
    void aTextThatIsNotThereIsNotReserved() {
        assertThatThrownBy(() -> new AvroBytes(VERY_MANY).text(STRING)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void aListThatIsNotThereIsNotReserved() {
        assertThatThrownBy(() -> new AvroBytes(VERY_MANY).texts(STRINGS)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void itemsOfNoLengthAreNotCounted() {
        assertThatThrownBy(() -> new AvroBytes(VERY_MANY).skip(NOTHINGS)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void aSchemaThatContainsItselfEnds() {
        Schema endless = new Schema.Parser()
                .parse("{\"type\":\"record\",\"name\":\"A\",\"fields\":[{\"name\":\"a\",\"type\":\"A\"}]}");

        assertThatThrownBy(() -> new AvroBytes(new byte[0]).skip(endless)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void fieldsOfNoLengthWithinFieldsOfNoLengthAreNotCountedForEver() {
        String type = "\"null\"";
        for (int depth = 0; depth < 15; depth++) {
            String first = type;
            String again = depth == 0 ? type : "\"R" + (depth - 1) + "\"";
            type = IntStream.range(0, 10)
                    .mapToObj(field -> "{\"name\":\"f%d\",\"type\":%s}".formatted(field, field == 0 ? first : again))
                    .collect(Collectors.joining(
                            ",", "{\"type\":\"record\",\"name\":\"R" + depth + "\",\"fields\":[", "]}"));
        }
        Schema many = new Schema.Parser().parse(type);

        assertThatThrownBy(() -> new AvroBytes(new byte[0]).skip(many)).isInstanceOf(UnreadableEvent.class);
    }

    @Test
    void anyBytesAtAllAreReadOrRefused() {
        Schema everything = new Schema.Parser().parse("""
                        {"type":"record","name":"R","fields":[
                         {"name":"a","type":["null","string",{"type":"array","items":"long"}]},
                         {"name":"b","type":{"type":"map","values":["null","double","bytes"]}},
                         {"name":"c","type":{"type":"enum","name":"E","symbols":["X","Y"]}},
                         {"name":"d","type":{"type":"fixed","name":"F","size":3}},
                         {"name":"e","type":"boolean"},{"name":"f","type":"float"}]}""");
        // Always the same bytes: what fails once fails again.
        Random random = new Random(7);
        int read = 0;
        for (int each = 0; each < 20_000; each++) {
            byte[] bytes = new byte[random.nextInt(40)];
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = (byte) (random.nextInt(7) - 1);
            }
            try {
                new AvroBytes(bytes).skip(everything);
                read++;
            } catch (UnreadableEvent refused) {
                assertThat(refused).hasMessageEndingWith(".");
            }
        }
        assertThat(read).isBetween(1, 19_999);
    }
}
