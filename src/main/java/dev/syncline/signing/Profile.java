package dev.syncline.signing;

import static dev.syncline.signing.Covered.ofRequest;
import static dev.syncline.signing.Covered.part;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which parts a signature must cover, no more and no fewer. */
final class Profile {

    static final String CONNECTION = "Syncline-Connection";
    static final String RECIPIENT = "Syncline-Recipient";
    static final String MESSAGE_ID = "Syncline-Message-Id";
    static final String CONTENT_DIGEST = "Content-Digest";
    static final String SIGNATURE_INPUT = "Signature-Input";
    static final String SIGNATURE = "Signature";

    private Profile() {}

    static List<Covered> request(boolean hasContentType) {
        List<Covered> covered =
                new ArrayList<>(List.of(part("@method"), part("@authority"), part("@path"), part("@query")));
        if (hasContentType) {
            covered.add(part("content-type"));
        }
        covered.add(part("content-digest"));
        covered.add(part("syncline-connection"));
        covered.add(part("syncline-recipient"));
        covered.add(part("syncline-message-id"));
        return covered;
    }

    /** The request's own signature stands for its method, authority, path and query, which it covers. */
    static List<Covered> answer(boolean hasContentType) {
        List<Covered> covered = new ArrayList<>(List.of(part("@status")));
        if (hasContentType) {
            covered.add(part("content-type"));
        }
        covered.add(part("content-digest"));
        covered.add(ofRequest("content-digest"));
        covered.add(ofRequest("syncline-message-id"));
        covered.add(ofRequest("signature"));
        return covered;
    }

    static void mustCover(List<Covered> expected, List<Covered> covered) {
        if (expected.equals(covered)) {
            return;
        }
        Set<String> missing =
                new TreeSet<>(expected.stream().map(Covered::identifier).toList());
        covered.stream().map(Covered::identifier).toList().forEach(missing::remove);
        throw new SignatureRefused(
                missing.isEmpty()
                        ? "The signature covers other parts, or in another order, than this profile wants."
                        : "The signature does not cover " + String.join(", ", missing) + ".");
    }
}
