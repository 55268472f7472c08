package dev.syncline.salesforce;

import dev.syncline.connector.http.TrackerCall;
import dev.syncline.item.Item;
import dev.syncline.item.ItemRef;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Images in rich text fields. Their addresses are of a host that only takes the session of a person's browser; the API
 * gives the same image by its reference, which is all that is taken from an address.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.api_rest.meta/api_rest/resources_sobject_rich_text_image_retrieve.htm">sObject Rich Text Image Get</a>
 */
final class RichTextImages {

    private static final Pattern ADDRESS = Pattern.compile("(?i)^(?:https://[^/?#]+)?/servlet/rtaImage\\?(.*)$");
    private static final Pattern HOST = Pattern.compile(
            "(?i)^(?:https://[^/?#]+\\.(?:salesforce|force|documentforce|salesforce-setup|cloudforce)\\.com)?/.*");
    private static final Pattern REFERENCE =
            Pattern.compile("(?:^|&)refid=(0EM[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?)(?:&|$)");

    private final SalesforceApi api;
    private final Describes describes;
    private final Records records;

    RichTextImages(SalesforceApi api, Describes describes, Records records) {
        this.api = api;
        this.describes = describes;
        this.records = records;
    }

    /** An image of a rich text field of this record; empty for any other address. */
    Optional<InputStream> open(ItemRef ref, String source) {
        return reference(source)
                .flatMap(reference -> field(ref, reference)
                        .map(field -> api.line()
                                .open(TrackerCall.get(api.path("/sobjects/%s/%s/richTextImageFields/%s/%s"
                                        .formatted(ref.entityType(), ref.id(), field, reference))))));
    }

    private static Optional<String> reference(String source) {
        Matcher address = ADDRESS.matcher(source);
        if (!HOST.matcher(source).matches() || !address.matches()) {
            return Optional.empty();
        }
        Matcher reference = REFERENCE.matcher(address.group(1));
        return reference.find() ? Optional.of(reference.group(1)) : Optional.empty();
    }

    /** The field that shows the image at this moment. */
    private Optional<String> field(ItemRef ref, String reference) {
        Optional<Item> item = records.read(ref.entityType(), ref.id());
        return describes.of(ref.entityType()).all().stream()
                .filter(SField::html)
                .map(SField::name)
                .filter(name -> item.map(each -> each.fields().get(name))
                        .filter(text -> String.valueOf(text).contains(reference))
                        .isPresent())
                .findFirst();
    }
}
