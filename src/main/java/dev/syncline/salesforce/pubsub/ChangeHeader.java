package dev.syncline.salesforce.pubsub;

import java.util.List;

/**
 * What a change event says of itself; what else it says is not read.
 *
 * @param entity API name of the object, such as Case
 * @param type such as UPDATE, DELETE, GAP_UPDATE or GAP_OVERFLOW
 * @param ids of the records that changed alike in one transaction; one of them may be a prefix and an asterisk for all
 *     records of the object, and an overflow names none
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.change_data_capture.meta/change_data_capture/cdc_event_fields_header.htm">Header</a>
 */
public record ChangeHeader(String entity, String type, List<String> ids) {

    public ChangeHeader {
        ids = List.copyOf(ids);
    }

    public boolean isDeletion() {
        return type.equals("DELETE") || type.equals("GAP_DELETE");
    }

    /** Whether more changed than the ids tell. */
    public boolean isOpen() {
        return type.equals("GAP_OVERFLOW") || ids.isEmpty() || ids.stream().anyMatch(id -> id.endsWith("*"));
    }
}
