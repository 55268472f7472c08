package dev.syncline.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Words of forms that were sent after their session ran out, until somebody signs in again.
 *
 * <p>They wait in memory under a random name that only the sign-in page knows, for half an hour, and no more than a few
 * megabytes of them: whoever floods the node with forms makes it forget words, not run out of memory. They are put back
 * into the form and never sent by themselves.
 */
@Component
public class KeptWords {

    static final Duration KEPT_FOR = Duration.ofMinutes(30);
    static final int LARGEST = 1_000_000;
    static final int ALL = 16_000_000;

    private final List<SafeForm> forms;
    private final Clock clock;
    private final Map<String, Kept> kept = new LinkedHashMap<>();
    private int size;

    KeptWords(ObjectProvider<SafeForm> forms, Clock clock) {
        this.forms = forms.orderedStream().toList();
        this.clock = clock;
    }

    private record Kept(TypedBefore typed, int size, Instant at) {}

    /** Keeps the words of a form that may be kept, and returns the name they wait under. */
    public Optional<String> keep(HttpServletRequest request) {
        if (!request.getMethod().equals("POST") || !isOurs(request)) {
            return Optional.empty();
        }
        return forms.stream()
                .filter(form -> form.takes(request.getRequestURI()))
                .findFirst()
                .map(form -> typed(form, request))
                .filter(typed -> !typed.fields().isEmpty())
                .flatMap(this::add);
    }

    /** Gives back what waits under a name, once. */
    public synchronized Optional<TypedBefore> take(@Nullable String name) {
        forgetOld();
        Kept found = name == null ? null : kept.remove(name);
        if (found == null) {
            return Optional.empty();
        }
        size -= found.size();
        return Optional.of(found.typed());
    }

    private static TypedBefore typed(SafeForm form, HttpServletRequest request) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : form.fields()) {
            String value = request.getParameter(name);
            if (value != null) {
                fields.put(name, value);
            }
        }
        return new TypedBefore(form.pageOf(request.getRequestURI()), fields);
    }

    private synchronized Optional<String> add(TypedBefore typed) {
        forgetOld();
        int length = typed.fields().values().stream().mapToInt(String::length).sum();
        if (length > LARGEST) {
            return Optional.empty();
        }
        String name = RandomToken.make();
        kept.put(name, new Kept(typed, length, clock.instant()));
        size += length;
        for (Iterator<Kept> oldest = kept.values().iterator(); size > ALL && oldest.hasNext(); ) {
            size -= oldest.next().size();
            oldest.remove();
        }
        return Optional.of(name);
    }

    private void forgetOld() {
        Instant before = clock.instant().minus(KEPT_FOR);
        kept.values().removeIf(each -> {
            boolean old = each.at().isBefore(before);
            size -= old ? each.size() : 0;
            return old;
        });
    }

    /** Another site can send forms here too, but no browser lets it say that they come from here. */
    private static boolean isOurs(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        String host = request.getHeader("Host");
        return origin != null
                && host != null
                && origin.replaceFirst("^https?://", "").equalsIgnoreCase(host);
    }
}
