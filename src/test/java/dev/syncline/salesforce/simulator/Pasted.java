package dev.syncline.salesforce.simulator;

import dev.syncline.testing.FormParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Images that people of the simulated org paste into texts. */
final class Pasted {

    private final Org org;

    Pasted(Org org) {
        this.org = org;
    }

    /**
     * Returns the address that the field has it at.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_rich_text_image_retrieve.htm">sObject Rich Text Image Get</a>
     */
    String intoField(String id, String field, byte[] image, int number) {
        String reference = "0EM0000000000%02dAAA".formatted(number);
        String address =
                "https://acme.file.force.com/servlet/rtaImage?eid=%s&feoid=%s&refid=%s".formatted(id, field, reference);
        synchronized (org) {
            org.blobs.put(reference, image);
            Map<String, @Nullable Object> row = Objects.requireNonNull(org.any(id));
            row.put(
                    field,
                    row.get(field) + "<p><img src=\"" + address.replace("&", "&amp;")
                            + "\" alt=\"User-added image\"></p>");
            org.touch(row);
            org.commit();
        }
        return address;
    }

    /**
     * A rich post that names its images by 15 characters of their documents' ids; the record has no link to them.
     *
     * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_feeditem.htm">FeedItem, IsRichText</a>
     */
    String intoPost(String id, String words, boolean internal, List<FormParts.Sent> images) {
        StringBuilder body = new StringBuilder("<p>" + words + "</p>");
        synchronized (org) {
            for (FormParts.Sent image : images) {
                String document = new ByHand(org).upload(image);
                body.append("<img src=\"sfdc://").append(document, 0, 15).append("\" alt=\"user-added\"></img>");
            }
            Map<String, Object> post = new HashMap<>(Map.of("ParentId", id, "Type", "TextPost"));
            post.putAll(Map.of("Body", body.toString(), "IsRichText", true));
            post.put("Visibility", internal ? "InternalUsers" : "AllUsers");
            String made = org.add("FeedItem", post);
            org.commit();
            return made;
        }
    }
}
