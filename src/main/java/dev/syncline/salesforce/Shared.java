package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.moment;
import static dev.syncline.salesforce.Json.text;

import dev.syncline.connector.http.KnownDigests;
import dev.syncline.item.Attachment;
import java.time.Instant;
import org.springframework.http.MediaTypeFactory;
import tools.jackson.databind.JsonNode;

/**
 * A file on a record: the version that is shown, of the document it belongs to.
 *
 * @param id of the version, so that another version counts as another file
 */
record Shared(String id, String filename, long size, boolean internal, String author, Instant created) {

    static final String SELECT =
            "SELECT Id, ContentDocumentId, Visibility, ContentDocument.LatestPublishedVersionId, ContentDocument.Title,"
                    + " ContentDocument.FileExtension, ContentDocument.FileType, ContentDocument.ContentSize,"
                    + " ContentDocument.CreatedById, ContentDocument.CreatedDate FROM ContentDocumentLink WHERE ";

    /** All on one record; its id may be a reference to an earlier answer. */
    static String soqlOf(String record) {
        return SELECT + "LinkedEntityId = '" + record + "'";
    }

    /** Notes are kept like files and are none. */
    static boolean isFile(JsonNode link) {
        return !text(link.path("ContentDocument"), "FileType").equals("SNOTE");
    }

    static Shared read(JsonNode link) {
        JsonNode document = link.path("ContentDocument");
        return of(
                text(document, "LatestPublishedVersionId"),
                document,
                text(link, "Visibility").equals("InternalUsers"));
    }

    /** The same of a version that is not on the record itself. */
    static Shared ofVersion(JsonNode version, boolean internal) {
        return of(text(version, "Id"), version, internal);
    }

    private static Shared of(String id, JsonNode described, boolean internal) {
        String ending = text(described, "FileExtension");
        return new Shared(
                id,
                text(described, "Title") + (ending.isEmpty() ? "" : "." + ending),
                described.path("ContentSize").asLong(0),
                internal,
                text(described, "CreatedById"),
                moment(described, "CreatedDate"));
    }

    Attachment with(People people, KnownDigests digests) {
        String type =
                MediaTypeFactory.getMediaType(filename).map(Object::toString).orElse("application/octet-stream");
        return new Attachment(id, filename, type, size, digests.of(id), internal, people.person(author), created);
    }
}
