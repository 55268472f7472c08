package dev.syncline.twin;

import dev.syncline.connection.Connection;
import dev.syncline.connection.ConnectionDeleted;
import dev.syncline.connection.ConnectionId;
import dev.syncline.connection.Connections;
import dev.syncline.fault.Fault;
import dev.syncline.fault.Faults;
import dev.syncline.fault.NewFault;
import dev.syncline.item.FieldChange;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Fields that wait for somebody's decision, each with the fault that says so. Everything joins the caller's transaction. */
@Component
@Transactional
public class Standoffs {

    private static final int SHOWN = 200;

    private final StandoffRows rows;
    private final Faults faults;
    private final Connections connections;

    Standoffs(JdbcClient jdbc, Clock clock, Faults faults, Connections connections) {
        this.rows = new StandoffRows(jdbc, clock);
        this.faults = faults;
        this.connections = connections;
    }

    public Optional<Standoff> find(UUID id) {
        return rows.find(id);
    }

    /** Those of one twin, by field. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Map<String, Standoff> of(ConnectionId connection, TwinId twin) {
        return rows.of(connection, twin).stream().collect(Collectors.toMap(Standoff::field, Function.identity()));
    }

    /** Those that faults tell of, by fault. */
    public Map<UUID, Standoff> ofFaults(Collection<UUID> faultIds) {
        return faultIds.isEmpty()
                ? Map.of()
                : rows.ofFaults(faultIds).stream().collect(Collectors.toMap(Standoff::fault, Function.identity()));
    }

    /** Two values of a field between which an administrator decides; a field asks once, with the values of now. */
    public void ask(Twin twin, String item, String field, @Nullable Object ours, @Nullable Object theirs) {
        Connection sides = sides(twin.connection());
        begin(
                twin,
                item,
                field,
                Standoff.Kind.ASKED,
                ours,
                theirs,
                "“%s” was changed on both sides at the same time: to “%s” here (%s), to “%s” there (%s)."
                        .formatted(field, shown(ours), sides.localShortName(), shown(theirs), sides.remoteShortName()),
                "Decide which value stays: Keep ours or Take theirs. Until then each side keeps its own; other fields go on.");
    }

    /** A field that goes back and forth by itself; what comes in for it is not written until somebody steps in. */
    public void stop(Twin twin, String item, String field, @Nullable Object ours, @Nullable Object theirs) {
        Connection sides = sides(twin.connection());
        begin(
                twin,
                item,
                field,
                Standoff.Kind.FLIPPING,
                ours,
                theirs,
                ("“%s” goes back and forth by itself between “%s” here (%s) and “%s” there (%s): again and again, what one"
                                + " side wrote was changed back at once. It is not written here any more.")
                        .formatted(field, shown(ours), sides.localShortName(), shown(theirs), sides.remoteShortName()),
                "A rule or an automation on one of the two sides changes it back. Stop that, then press Retry."
                        + " Changing the field by hand lets it pass, too. Other fields go on.");
    }

    /** Somebody, or what came in since, decided. */
    public void end(Standoff standoff, String by) {
        rows.delete(standoff.id());
        faults.resolve(standoff.fault(), by);
    }

    /** The twin left sync: there is nothing left to decide. */
    void endAll(ConnectionId connection, TwinId twin) {
        rows.of(connection, twin).forEach(standoff -> end(standoff, "syncline"));
    }

    @EventListener
    void forget(ConnectionDeleted deleted) {
        rows.forget(deleted.id());
    }

    private void begin(
            Twin twin,
            String item,
            String field,
            Standoff.Kind kind,
            @Nullable Object ours,
            @Nullable Object theirs,
            String message,
            String remedy) {
        Optional.ofNullable(of(twin.connection(), twin.id()).get(field)).ifPresent(old -> end(old, "syncline"));
        Fault fault =
                faults.report(new NewFault(Fault.Level.ITEM, twin.connection(), item, message, null, 0, remedy, null));
        rows.insert(
                new Standoff(UUID.randomUUID(), twin.connection(), twin.id(), field, kind, ours, theirs, fault.id()));
    }

    private Connection sides(ConnectionId id) {
        return connections
                .find(id)
                .orElseThrow(() -> new IllegalStateException("The connection " + id + " was deleted meanwhile."));
    }

    private static String shown(@Nullable Object value) {
        String text = FieldChange.text(value);
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
