package dev.syncline.salesforce;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which listings tell of all changes of the objects that are synchronised. */
final class Listings {

    private static final Set<String> MARKS = Set.of("summary", "status", "priority", HubNames.ASSIGNEE);
    static final String VERSIONS = "ContentVersion";

    private final Describes describes;
    private final Comments comments;
    private final Scope scope;

    Listings(Describes describes, Comments comments, Scope scope) {
        this.describes = describes;
        this.comments = comments;
        this.scope = scope;
    }

    List<Listing> all() {
        List<Listing> all = new ArrayList<>();
        Set<Said.Kind> kinds = new LinkedHashSet<>();
        for (String type : scope.types()) {
            SObject object = describes.of(type);
            all.add(new Listing(
                    "of" + all.size() + object.name(), object.name(), object.keyField(), "", "", marks(object)));
            kinds.addAll(comments.kinds(object.name()));
        }
        for (Said.Kind kind : kinds) {
            String condition = kind.condition().replaceFirst("^ AND ", "");
            all.add(new Listing(kind.object(), kind.object(), "", "ParentId", condition, List.of()));
        }
        if (describes.sees(VERSIONS) && describes.sees("ContentDocumentLink")) {
            all.add(new Listing(VERSIONS, VERSIONS, "", "ContentDocumentId", "", List.of()));
        }
        return all;
    }

    /** By which most edits are told apart; a key is selected anyway. */
    private static List<String> marks(SObject object) {
        return HubNames.of(object).fields().entrySet().stream()
                .filter(each -> MARKS.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .filter(field -> !field.equals(object.keyField()))
                .distinct()
                .sorted()
                .toList();
    }
}
