package dev.syncline.signing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The text that is signed (RFC 9421 section 2.5). */
final class SignatureBase {

    private SignatureBase() {}

    /** What follows the label in Signature-Input: the covered parts, then the parameters. */
    static String input(List<Covered> covered, String parameters) {
        return covered.stream().map(Covered::identifier).collect(Collectors.joining(" ", "(", ")")) + parameters;
    }

    /**
     * Builds the signed text.
     *
     * @param parameters as they stand in Signature-Input, each with its leading semicolon
     * @param answered the request, when the message is its answer
     * @throws SignatureRefused when the message lacks a covered part
     */
    static byte[] of(List<Covered> covered, String parameters, Parts message, @Nullable Parts answered) {
        StringBuilder base = new StringBuilder();
        for (Covered part : covered) {
            base.append(part.identifier())
                    .append(": ")
                    .append(value(part, message, answered))
                    .append('\n');
        }
        base.append("\"@signature-params\": ").append(input(covered, parameters));
        return base.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String value(Covered part, Parts message, @Nullable Parts answered) {
        Parts source = part.ofRequest() ? answered : message;
        Optional<String> value = source == null ? Optional.empty() : source.value(part.name());
        String found = value.orElseThrow(() -> new SignatureRefused("The message has no " + part.name() + " to sign."));
        if (found.indexOf('\n') >= 0 || found.indexOf('\r') >= 0) {
            throw new SignatureRefused("The message breaks a line inside " + part.name() + ".");
        }
        return found;
    }
}
