package dev.syncline.salesforce.simulator;

import com.google.protobuf.ByteString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;

/**
 * Change events as Salesforce writes them, with Avro's own writer.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm">Header</a>
 */
final class EventAvro {

    private static final String[] TYPES = {
        "CREATE",
        "UPDATE",
        "DELETE",
        "UNDELETE",
        "GAP_CREATE",
        "GAP_UPDATE",
        "GAP_DELETE",
        "GAP_UNDELETE",
        "GAP_OVERFLOW",
        "SNAPSHOT"
    };

    private EventAvro() {}

    /** The schema of an object's events: the header first, and each field behind it, which an event may leave out. */
    static Schema schema(SimType type) {
        String name = type.name.endsWith("__c") ? type.name.substring(0, type.name.length() - 1) : type.name;
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record(name + "ChangeEvent")
                .namespace("com.sforce.eventbus")
                .fields()
                .name("ChangeEventHeader")
                .type(header())
                .noDefault();
        for (SimField field : type.visibleFields()) {
            if (!List.of("Id", "IsDeleted", "SystemModstamp").contains(field.name)) {
                fields = fields.name(field.name)
                        .type()
                        .unionOf()
                        .nullType()
                        .and()
                        .stringType()
                        .endUnion()
                        .nullDefault();
            }
        }
        return fields.endRecord();
    }

    private static Schema header() {
        return SchemaBuilder.record("ChangeEventHeader")
                .fields()
                .requiredString("entityName")
                .name("recordIds")
                .type()
                .array()
                .items()
                .stringType()
                .noDefault()
                .name("changeType")
                .type()
                .enumeration("ChangeType")
                .symbols(TYPES)
                .noDefault()
                .requiredString("changeOrigin")
                .requiredString("transactionKey")
                .requiredInt("sequenceNumber")
                .requiredLong("commitTimestamp")
                .requiredLong("commitNumber")
                .requiredString("commitUser")
                .name("changedFields")
                .type()
                .array()
                .items()
                .stringType()
                .noDefault()
                .endRecord();
    }

    static String id(Schema schema) {
        return Long.toHexString(SchemaNormalization.parsingFingerprint64(schema))
                .toLowerCase(Locale.ROOT);
    }

    /** An event without its fields, which nobody here reads. */
    static ByteString event(Schema schema, String entity, String changeType, List<String> ids, long moment) {
        Schema inner = schema.getField("ChangeEventHeader").schema();
        GenericRecord header = new GenericData.Record(inner);
        header.put("entityName", entity);
        header.put("recordIds", ids);
        header.put(
                "changeType",
                new GenericData.EnumSymbol(inner.getField("changeType").schema(), changeType));
        header.put("changeOrigin", "com/salesforce/api/rest/67.0;client=Somebody");
        header.put("transactionKey", "0002343d-9d90-e395-ed20-cf416ba652ad");
        header.put("sequenceNumber", 1);
        header.put("commitTimestamp", moment);
        header.put("commitNumber", moment * 1000);
        header.put("commitUser", "0055g0000000002AAA");
        header.put("changedFields", List.of("Subject", "LastModifiedDate"));
        GenericRecord event = new GenericData.Record(schema);
        event.put("ChangeEventHeader", header);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        try {
            new GenericDatumWriter<GenericRecord>(schema).write(event, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteString.copyFrom(out.toByteArray());
    }
}
