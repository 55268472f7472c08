package dev.syncline.signing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpHeaders;

/** A signed request, altered in one place again and again: a bit flipped, a character, a header dropped or doubled. */
final class AlteredRequests {

    private static final List<String> SIGNED = List.of(
            "Content-Type",
            "Content-Digest",
            "Syncline-Connection",
            "Syncline-Recipient",
            "Syncline-Message-Id",
            "Signature-Input",
            "Signature");

    private final Random random = new Random(9421);
    private final SignedRequest original;
    private final Predicate<SignedRequest> verifier;
    private int tried;

    AlteredRequests(SignedRequest original, Predicate<SignedRequest> verifier) {
        this.original = original;
        this.verifier = verifier;
    }

    /** How many altered requests the verifier was shown so far; an edit that changes nothing does not count. */
    int tried() {
        return tried;
    }

    /** Makes so many edits and returns what the verifier took for genuine. */
    List<String> accepted(int rounds) {
        List<String> accepted = new ArrayList<>();
        List<UnaryOperator<SignedRequest>> edits = edits();
        for (int round = 0; round < rounds; round++) {
            SignedRequest altered = edits.get(round % edits.size()).apply(original);
            if (!same(altered, original)) {
                tried++;
                if (verifier.test(altered)) {
                    accepted.add(altered.toString());
                }
            }
        }
        return accepted;
    }

    private List<UnaryOperator<SignedRequest>> edits() {
        List<UnaryOperator<SignedRequest>> edits = new ArrayList<>();
        for (String name : SIGNED) {
            edits.add(r -> with(r, h -> h.set(name, flipped(Single.value(h, name)))));
            edits.add(r -> with(r, h -> h.set(name, shortened(Single.value(h, name)))));
            edits.add(r -> with(r, h -> h.add(name, h.getFirst(name))));
            edits.add(r -> with(r, h -> h.remove(name)));
        }
        edits.add(r -> new SignedRequest(
                flipped(r.method()), r.authority(), r.path(), r.query(), r.contentDigest(), r.headers()));
        edits.add(r -> new SignedRequest(
                r.method(), flipped(r.authority()), r.path(), r.query(), r.contentDigest(), r.headers()));
        edits.add(r -> new SignedRequest(
                r.method(), r.authority(), flipped(r.path()), r.query(), r.contentDigest(), r.headers()));
        edits.add(r -> new SignedRequest(
                r.method(), r.authority(), r.path(), flipped(r.query()), r.contentDigest(), r.headers()));
        edits.add(r -> new SignedRequest(
                r.method(), r.authority(), r.path(), r.query(), flipped(r.contentDigest()), r.headers()));
        return edits;
    }

    private String flipped(String text) {
        char[] characters = text.toCharArray();
        characters[random.nextInt(characters.length)] ^= (char) (1 << random.nextInt(7));
        return new String(characters);
    }

    private String shortened(String text) {
        int at = random.nextInt(text.length());
        return text.substring(0, at) + text.substring(at + 1);
    }

    private static SignedRequest with(SignedRequest request, Consumer<HttpHeaders> edit) {
        HttpHeaders headers = new HttpHeaders();
        headers.addAll(request.headers());
        edit.accept(headers);
        return new SignedRequest(
                request.method(),
                request.authority(),
                request.path(),
                request.query(),
                request.contentDigest(),
                headers);
    }

    private static boolean same(SignedRequest one, SignedRequest other) {
        return one.method().equals(other.method())
                && one.authority().equals(other.authority())
                && one.path().equals(other.path())
                && one.query().equals(other.query())
                && one.contentDigest().equals(other.contentDigest())
                && one.headers().headerSet().equals(other.headers().headerSet());
    }
}
