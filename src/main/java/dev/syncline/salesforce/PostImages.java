package dev.syncline.salesforce;

import static dev.syncline.salesforce.Json.text;

import dev.syncline.item.ItemRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The images that rich Chatter posts show: files of Salesforce, named in a post by their document. They count among the
 * files of the record that is posted on, and are as internal as the posts.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_feeditem.htm">FeedItem, IsRichText: img and sfdc://069...</a>
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_feedattachment.htm">FeedAttachment: an inline image is a ContentDocument</a>
 */
final class PostImages {

    private static final String VERSION = "ContentVersion";
    private static final String SELECT =
            "SELECT Id, ContentDocumentId, Title, FileExtension, ContentSize, CreatedById, CreatedDate FROM " + VERSION
                    + " WHERE IsLatest = true AND ContentDocumentId IN ";
    private static final int AT_ONCE = 200;
    private static final Pattern IMAGE =
            Pattern.compile("(?i)<img\\b[^>]*?\\bsrc=[\"']sfdc://(069[a-z0-9]{12}(?:[a-z0-9]{3})?)[\"'][^>]*+>");

    private final SalesforceApi api;
    private final Describes describes;

    PostImages(SalesforceApi api, Describes describes) {
        this.api = api;
        this.describes = describes;
    }

    /** What posts show, by document; without those that the acting user may not see. */
    record Shown(Map<String, Shared> byDocument) {

        static final Shown NOTHING = new Shown(Map.of());

        /** The name of the file that an image of a post is. */
        Optional<String> name(String tag) {
            return documents(tag).stream()
                    .map(byDocument::get)
                    .filter(Objects::nonNull)
                    .map(Shared::filename)
                    .findFirst();
        }

        List<Shared> files() {
            return List.copyOf(byDocument.values());
        }
    }

    /** One call, and none where no post shows anything. */
    Shown of(List<JsonNode> posts) {
        Map<String, Boolean> documents = documents(posts);
        if (documents.isEmpty() || !describes.sees(VERSION)) {
            return Shown.NOTHING;
        }
        Map<String, Shared> shown = new LinkedHashMap<>();
        List<String> all = List.copyOf(documents.keySet());
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            for (JsonNode version : api.query(SELECT + Soql.list(some))) {
                String document = text(version, "ContentDocumentId");
                shown.put(document, Shared.ofVersion(version, Boolean.TRUE.equals(documents.get(document))));
            }
        }
        return new Shown(shown);
    }

    /** Whether a post on a record shows this version of a file now. */
    boolean shows(ItemRef on, String version) {
        return describes.sees(Said.Kind.POST.object())
                && of(api.query(Said.Kind.POST.soqlOf(on.id()))).files().stream()
                        .anyMatch(file -> file.id().equals(SalesforceIds.whole(version)));
    }

    /** Each with whether none but people of the company see it. */
    private static Map<String, Boolean> documents(List<JsonNode> posts) {
        Map<String, Boolean> documents = new LinkedHashMap<>();
        for (JsonNode post : posts) {
            if (post.path("IsRichText").asBoolean(false)) {
                boolean internal = text(post, "Visibility").equals("InternalUsers");
                for (String document : documents(text(post, "Body"))) {
                    documents.merge(document, internal, Boolean::logicalAnd);
                }
            }
        }
        return documents;
    }

    private static Set<String> documents(String body) {
        Set<String> documents = new TreeSet<>();
        for (MatchResult image : IMAGE.matcher(body).results().toList()) {
            documents.add(SalesforceIds.whole(image.group(1)));
        }
        return documents;
    }
}
