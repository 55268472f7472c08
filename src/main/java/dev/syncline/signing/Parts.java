package dev.syncline.signing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/**
 * What a message is made of, as far as signatures can cover it.
 *
 * @param derived values that are no headers, by name, such as {@code @method}
 */
record Parts(Map<String, String> derived, HttpHeaders headers) {

    static Parts of(SignedRequest request) {
        return new Parts(
                Map.of(
                        "@method", request.method(),
                        "@authority", request.authority(),
                        "@path", request.path(),
                        "@query", request.query()),
                request.headers());
    }

    static Parts ofAnswer(int status, HttpHeaders headers) {
        return new Parts(Map.of("@status", Integer.toString(status)), headers);
    }

    /** The value of a part (RFC 9421 sections 2.1 and 2.2); empty when the message does not have it. */
    Optional<String> value(String name) {
        if (name.startsWith("@")) {
            return Optional.ofNullable(derived.get(name));
        }
        List<String> lines = headers.getOrEmpty(name);
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(lines.stream().map(String::strip).collect(Collectors.joining(", ")));
    }
}
