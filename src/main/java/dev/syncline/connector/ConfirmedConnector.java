package dev.syncline.connector;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets nothing through to a tracker before it said that it is the instance that the items under sync belong to.
 *
 * <p>It is asked once for the settings in use, and again whenever somebody wants it confirmed. A name and an address tell
 * nothing: a My Domain is renamed, and a sandbox is refreshed under the same one.
 */
final class ConfirmedConnector implements InvocationHandler {

    /** What reads and writes no item, and what is needed to find out. */
    static final Set<String> LET_THROUGH = Set.of(
            "identify",
            "check",
            "capabilities",
            "budgets",
            "listen",
            "alsoCalled",
            "receiveWebhook",
            "linkTo",
            "defaultRules",
            "isPutBackWithNode",
            "putBack",
            "close");

    /** For so long one that was found to be another is not asked again. */
    private static final long ASK_AGAIN = TimeUnit.SECONDS.toNanos(5);

    private final String kind;
    private final Connector connector;
    private final KnownInstances known;
    private final Supplier<Optional<String>> underSync;
    private volatile boolean confirmed;
    private volatile @Nullable Identity other;
    private volatile long asked;

    ConfirmedConnector(String kind, Connector connector, KnownInstances known, Supplier<Optional<String>> underSync) {
        this.kind = kind;
        this.connector = connector;
        this.known = known;
        this.underSync = underSync;
    }

    Connector asConnector() {
        return (Connector)
                Proxy.newProxyInstance(Connector.class.getClassLoader(), new Class<?>[] {Connector.class}, this);
    }

    /** Why nothing is done, where that was found; asks nobody. */
    Optional<String> objection() {
        Identity found = other;
        return found == null ? Optional.empty() : known.objectionTo(kind, found, underSync);
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given) throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return ofObject(proxy, method.getName(), given);
        }
        if (method.getName().equals("confirm")) {
            compare(connector.identify());
        } else if (!confirmed && !LET_THROUGH.contains(method.getName())) {
            compare(known());
        }
        try {
            return method.invoke(connector, given);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof TrackerFailure failure && failure.kind() == TrackerFailure.Kind.ELSEWHERE) {
                confirmed = false;
                compare(connector.identify());
            }
            throw Objects.requireNonNullElse(e.getCause(), e);
        }
    }

    private Identity known() {
        Identity found = other;
        return found == null || System.nanoTime() - asked > ASK_AGAIN ? connector.identify() : found;
    }

    private void compare(Identity now) {
        Optional<String> objection = known.objection(kind, now, underSync);
        asked = System.nanoTime();
        other = objection.isPresent() ? now : null;
        confirmed = objection.isEmpty();
        objection.ifPresent(why -> {
            throw new TrackerFailure(TrackerFailure.Kind.ELSEWHERE, why);
        });
    }

    private @Nullable Object ofObject(Object proxy, String name, @Nullable Object @Nullable [] given) {
        return switch (name) {
            case "equals" -> given != null && proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> connector.toString();
        };
    }
}
