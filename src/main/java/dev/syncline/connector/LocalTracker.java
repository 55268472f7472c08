package dev.syncline.connector;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The one tracker this node speaks for: fixed by properties, chosen in the console, or else the desk.
 *
 * <p>After a change the connector is opened anew, in every process within seconds; work that already has the old one
 * finishes with it.
 */
@Component
public class LocalTracker implements DisposableBean {

    private static final String USUAL = "desk";
    private static final long LOOK_AGAIN = TimeUnit.SECONDS.toNanos(2);

    private final List<TrackerKind> kinds;
    private final FixedTracker fixed;
    private final ObjectProvider<TrackerStore> store;
    private final ObjectProvider<KindGuard> guards;
    private final ObjectProvider<KnownInstances> instances;
    private final ApplicationEventPublisher events;
    private final Lock changing = new ReentrantLock();
    private volatile @Nullable OpenTracker opened;
    private volatile long looked;

    LocalTracker(
            List<TrackerKind> kinds,
            Environment environment,
            ObjectProvider<TrackerStore> store,
            ObjectProvider<KindGuard> guards,
            ObjectProvider<KnownInstances> instances,
            ApplicationEventPublisher events) {
        this.kinds = kinds;
        this.fixed = new FixedTracker(environment);
        this.store = store;
        this.guards = guards;
        this.instances = instances;
        this.events = events;
        if (fixed.kind() != null) {
            named(fixed.kind(), "syncline.tracker.kind");
        }
    }

    public TrackerKind kind() {
        return current().kind();
    }

    public Connector connector() {
        return current().connector();
    }

    /** Every kind this node could speak for. */
    public List<TrackerKind> kinds() {
        return kinds;
    }

    /** What is bound, without its secrets. */
    public TrackerBinding binding() {
        Kept kept = kept();
        Map<String, String> open = new LinkedHashMap<>();
        Set<String> secrets = new LinkedHashSet<>();
        for (SettingField field : kept.kind().settings()) {
            String value = kept.values().get(field.name());
            if (value != null && field.secret()) {
                secrets.add(field.name());
            } else if (value != null) {
                open.put(field.name(), value);
            }
        }
        return new TrackerBinding(kept.kind(), open, secrets, fixed.kind() != null);
    }

    /** Why another kind, or another instance of it, cannot be chosen now; empty when it can. */
    public Optional<String> objection() {
        return guards.orderedStream()
                .flatMap(guard -> guard.objection().stream())
                .findFirst();
    }

    /** Binds this node to a tracker, whether it answers or not. An empty secret stays as it was. */
    public void bind(String name, Map<String, String> entered) {
        bind(new TypedTracker(name, entered, Set.of(), false, true));
    }

    /**
     * Binds this node to a tracker.
     *
     * @throws TrackerFailure of kind VALIDATION with the names of the settings that are wrong, or {@code kind}; of kind
     *     ELSEWHERE when they lead to another instance than the one that items under sync belong to
     * @throws SettingsRefused when the tracker does not take them, and that was not to be overlooked
     */
    public void bind(TypedTracker typed) {
        alone(() -> change(typed));
    }

    private void alone(Runnable change) {
        changing.lock();
        try {
            change.run();
        } finally {
            changing.unlock();
        }
    }

    private void change(TypedTracker typed) {
        if (fixed.kind() != null) {
            throw TrackerFailure.ofField(
                    "kind", "The tracker is fixed by syncline.tracker.kind. Change it there and restart the node.");
        }
        Kept before = kept();
        TrackerKind kind = kind(typed.kind()).orElseThrow(() -> TrackerFailure.ofValue("kind", typed.kind(), names()));
        Optional<String> objection = objection();
        if (!kind.name().equals(before.kind().name()) && objection.isPresent()) {
            throw TrackerFailure.ofField("kind", objection.get());
        }
        Map<String, String> kept =
                new LinkedHashMap<>(kind.name().equals(before.kind().name()) ? before.values() : Map.of());
        kept.keySet().removeAll(typed.forgotten());
        Map<String, String> values =
                EnteredSettings.of(kind, typed.values(), kept).all();
        Map<String, String> tried = Map.copyOf(values);
        NewInstance found = NewInstance.ask(kind, values, typed.anyway());
        try {
            if (!typed.anyway()) {
                found.mustBeTaken();
            }
            found.check(typed.moved(), objection, before.account(), instances.getIfAvailable());
        } catch (TrackerFailure | SettingsRefused refused) {
            keepSpent(kept, tried, values);
            throw refused;
        }
        EnteredSettings now = EnteredSettings.of(kind, values, Map.of());
        store.getObject().keep(kind.name(), now.open(), now.secrets(), found.accountOr(before.account()));
        looked = 0;
        current();
    }

    /** Asking may have spent a secret that is in use, such as a refresh token: what it became is kept, nothing else. */
    private void keepSpent(Map<String, String> kept, Map<String, String> tried, Map<String, String> became) {
        became.forEach((name, value) -> {
            String before = tried.get(name);
            if (before != null && before.equals(kept.get(name)) && !before.equals(value)) {
                keep(name, value);
                looked = 0; // the connector in use has the old one: it is opened anew
            }
        });
    }

    /** Why nothing is read or written at present, where another instance was found to answer; asks nobody. */
    public Optional<String> elsewhere() {
        return Optional.ofNullable(current().guard()).flatMap(ConfirmedConnector::objection);
    }

    /**
     * Takes the instance that answers now for the one that the items under sync belong to.
     *
     * @throws TrackerFailure when it does not say which one it is
     */
    public void moved() {
        Identity now = connector().identify();
        instances.ifAvailable(known -> known.keep(kind().name(), now));
        connector().confirm();
    }

    /** Everything that was entered, secrets among it; for this module only. */
    TrackerSettings settings() {
        return new TrackerSettings(kept().values());
    }

    /** What webhook addresses end in that only the tracker is told. */
    public String webhookSecret() {
        return store.getObject().webhookSecret();
    }

    private OpenTracker current() {
        OpenTracker known = opened;
        if (known != null && (fixed.kind() != null || System.nanoTime() - looked < LOOK_AGAIN)) {
            return known;
        }
        if (known == null) {
            changing.lock();
        } else if (!changing.tryLock()) {
            return known; // new settings are being tried, which may take as long as a tracker that does not answer
        }
        try {
            return look();
        } finally {
            changing.unlock();
        }
    }

    private OpenTracker look() {
        OpenTracker known = opened;
        TrackerStore rows = fixed.kind() == null ? store.getIfAvailable() : null;
        long version = rows == null ? 0 : rows.version();
        looked = System.nanoTime();
        if (known != null && known.version() == version) {
            return known;
        }
        Kept kept = kept();
        Connector connector =
                kept.kind().open(new TrackerSettings(kept.values(), fixed.kind() == null ? this::replace : null));
        OpenTracker fresh = opened(kept.kind(), connector, kept.version());
        opened = fresh;
        connector.listen(
                () -> events.publishEvent(new TrackerStirred(fresh.kind().name())));
        if (known != null) {
            known.connector().close();
        }
        return fresh;
    }

    private OpenTracker opened(TrackerKind kind, Connector connector, long version) {
        KnownInstances known = instances.getIfAvailable();
        if (known == null) {
            return new OpenTracker(kind, connector, null, version);
        }
        ConfirmedConnector guard = new ConfirmedConnector(kind.name(), connector, known, this::objection);
        return new OpenTracker(kind, guard.asConnector(), guard, version);
    }

    /** A connector changed one of its own secrets, such as a rotated token; it goes on with what it has. */
    private void replace(String name, String value) {
        alone(() -> {
            long version = keep(name, value);
            OpenTracker known = opened;
            if (known != null) {
                opened = known.with(version);
            }
        });
    }

    private long keep(String name, String value) {
        Kept kept = kept();
        Map<String, String> values = new LinkedHashMap<>(kept.values());
        values.put(name, value);
        EnteredSettings settings = EnteredSettings.of(kept.kind(), values, Map.of());
        return store.getObject().keep(kept.kind().name(), settings.open(), settings.secrets(), kept.account());
    }

    private record Kept(
            TrackerKind kind,
            Map<String, String> values,
            @Nullable String account,
            long version) {}

    private Kept kept() {
        if (fixed.kind() != null) {
            TrackerKind kind = named(fixed.kind(), "syncline.tracker.kind");
            return new Kept(kind, fixed.values(kind), null, 0);
        }
        TrackerStore rows = store.getIfAvailable();
        KeptTracker row = rows == null ? null : rows.read().orElse(null);
        if (row == null) {
            return new Kept(named(USUAL, "The tracker of this node"), Map.of(), null, 0);
        }
        Map<String, String> values = new LinkedHashMap<>(row.values());
        values.putAll(row.secrets());
        return new Kept(named(row.kind(), "The tracker of this node"), values, row.account(), row.version());
    }

    private TrackerKind named(String name, String what) {
        return kind(name)
                .orElseThrow(() ->
                        new IllegalStateException("%s is '%s', but this node only knows %s. Set it to one of these."
                                .formatted(what, name, names())));
    }

    private Optional<TrackerKind> kind(String name) {
        return kinds.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    private List<String> names() {
        return kinds.stream().map(TrackerKind::name).toList();
    }

    @Override
    public void destroy() {
        OpenTracker known = opened;
        if (known != null) {
            known.connector().close();
        }
    }
}
