package dev.syncline.incoming;

import dev.syncline.connector.TrackerFailure;
import dev.syncline.fault.Attempt;
import dev.syncline.fault.Setbacks;
import dev.syncline.item.Farewell;
import dev.syncline.item.RefusedMessage;
import dev.syncline.item.SyncMessage;
import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import dev.syncline.script.ScriptFault;
import dev.syncline.transport.Envelope;
import dev.syncline.transport.EnvelopeReceiver;
import dev.syncline.transport.Envelopes;
import dev.syncline.transport.FileFailure;
import dev.syncline.twin.Bereavements;
import dev.syncline.twin.Trails;
import dev.syncline.twin.Twin;
import dev.syncline.twin.TwinId;
import dev.syncline.twin.Twins;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Applies what the other side sent of an item, or says why it could not. */
@Component
class ReceiveSync implements EnvelopeReceiver {

    private final ApplySync apply;
    private final IncomingRule rule;
    private final Departed departed;
    private final Intents intents;
    private final Twins twins;
    private final Trails trails;
    private final Bereavements bereavements;
    private final PutBack putBack;
    private final Envelopes envelopes;
    private final Setbacks setbacks;
    private final TransactionTemplate transaction;

    ReceiveSync(
            ApplySync apply,
            IncomingRule rule,
            Departed departed,
            Intents intents,
            Twins twins,
            Trails trails,
            Bereavements bereavements,
            PutBack putBack,
            Envelopes envelopes,
            Setbacks setbacks,
            TransactionTemplate transaction) {
        this.apply = apply;
        this.rule = rule;
        this.departed = departed;
        this.intents = intents;
        this.twins = twins;
        this.trails = trails;
        this.bereavements = bereavements;
        this.putBack = putBack;
        this.envelopes = envelopes;
        this.setbacks = setbacks;
        this.transaction = transaction;
    }

    @Override
    public boolean receives(String kind) {
        return kind.equals(SyncMessage.KIND);
    }

    @Override
    public @Nullable String flaw(String body) {
        return PartnerIds.ofSync(body);
    }

    @Override
    public Outcome receive(Envelope envelope, Work work) {
        Optional<Twin> known = twins.find(envelope.connection(), new TwinId(envelope.twin()));
        if (isOver(envelope, known)) {
            return Outcome.done();
        }
        IncomingRule.OfConnection ours = rule.of(envelope.connection());
        Attempt attempt =
                new Attempt(envelope.connection(), envelope.subject(), "incoming", ours.revision(), work.id());
        SyncMessage message;
        try {
            message = SyncMessage.fromBody(envelope.body());
        } catch (IllegalArgumentException unreadable) {
            String what = "What the other side sent cannot be read: " + unreadable.getMessage();
            return refused(
                    envelope,
                    0,
                    () -> setbacks.parked(attempt, what, "Bring both nodes to a matching version, then retry."));
        }
        try {
            return applied(envelope, message, known, ours, attempt);
        } catch (TrackerFailure failure) {
            if (departed.isLeft(envelope, failure)) {
                return Outcome.done();
            }
            int line = ours.lineOf(failure);
            return refused(envelope, line, () -> setbacks.of(failure, attempt, line));
        } catch (ScriptFault fault) {
            return refused(envelope, fault.line(), () -> verdict(fault, attempt), fault::forOthers);
        } catch (Unwritable unwritable) {
            return refused(envelope, 0, () -> verdict(unwritable, attempt));
        } catch (FileFailure failure) {
            return refused(envelope, 0, () -> verdict(failure, attempt));
        }
    }

    @Override
    public void skipped(Envelope envelope, String reason) {
        send(envelope, RefusedMessage.KIND, RefusedMessage.skipped(reason).toBody());
    }

    private Outcome applied(
            Envelope envelope,
            SyncMessage message,
            Optional<Twin> known,
            IncomingRule.OfConnection ours,
            Attempt attempt) {
        if (putBack.isOlder(message, known)) {
            leave(envelope, message, known.orElseThrow(), attempt);
            return Outcome.done();
        }
        TwinId id = new TwinId(envelope.twin());
        Twin twin = known.orElseGet(() -> accept(envelope, message, id));
        if (twin.local() == null) {
            if (trails.cameBack(envelope.connection(), message.trail())) {
                end(envelope, Farewell.CAME_BACK, Farewell.BODY, attempt);
                return Outcome.done();
            }
            trails.expect(envelope.connection(), id, message.trail());
        }
        try {
            if (!apply.apply(envelope, message, twin, ours, attempt)) {
                departed.confirm();
                end(envelope, Farewell.DELETED, departed.farewell(envelope), attempt);
            }
        } catch (TrackerFailure | ScriptFault failure) {
            if (!departed.explains(failure, envelope)) {
                throw failure;
            }
            departed.confirm();
            end(envelope, Farewell.DELETED, departed.farewell(envelope, failure), attempt);
        }
        return Outcome.done();
    }

    private Twin accept(Envelope envelope, SyncMessage message, TwinId id) {
        return Objects.requireNonNull(transaction.execute(status -> {
            Twin accepted = twins.accept(
                    envelope.connection(),
                    id,
                    message.from().id(),
                    message.from().key());
            putBack.told(message, accepted);
            return accepted;
        }));
    }

    private void leave(Envelope envelope, SyncMessage message, Twin twin, Attempt attempt) {
        transaction.executeWithoutResult(status -> {
            putBack.leave(message, twin);
            intents.through(envelope);
            setbacks.passed(attempt);
        });
    }

    /** Whether there is nothing to do any more. Who sends what is apart may have forgotten it after a restore: it is told. */
    private boolean isOver(Envelope envelope, Optional<Twin> known) {
        if (known.isEmpty() && twins.ended(envelope.connection(), new TwinId(envelope.twin()))) {
            transaction.executeWithoutResult(status -> send(envelope, Farewell.UNEXALATE, Farewell.BODY));
            return true;
        }
        return intents.isThrough(envelope);
    }

    /** What the rule ran into while it stored is not the rule's fault. */
    private Outcome verdict(ScriptFault fault, Attempt attempt) {
        for (Throwable cause = fault.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Unwritable unwritable) {
                return verdict(unwritable, attempt);
            }
            if (cause instanceof FileFailure failure) {
                return verdict(failure, attempt);
            }
        }
        return setbacks.of(fault, attempt);
    }

    private Outcome verdict(Unwritable unwritable, Attempt attempt) {
        return setbacks.parked(attempt, String.valueOf(unwritable.getMessage()), unwritable.remedy());
    }

    private Outcome verdict(FileFailure failure, Attempt attempt) {
        return failure.kind() == FileFailure.Kind.ALTERED
                ? setbacks.parked(
                        attempt,
                        String.valueOf(failure.getMessage()),
                        "Let the other side send the item again, then skip this one.")
                : failure.later();
    }

    /** Tells the other side, in the transaction that parks the work, so that both administrators see it. */
    private Outcome refused(Envelope envelope, int line, Supplier<Outcome> verdict) {
        return refused(envelope, line, verdict, reason -> reason);
    }

    private Outcome refused(
            Envelope envelope, int line, Supplier<Outcome> verdict, UnaryOperator<String> inWordsForOthers) {
        Outcome outcome = transaction.execute(status -> {
            Outcome decided = verdict.get();
            if (decided instanceof Outcome.Park park) {
                String body = new RefusedMessage(inWordsForOthers.apply(park.reason()), line).toBody();
                send(envelope, RefusedMessage.KIND, body);
            }
            return decided;
        });
        return outcome == null ? Outcome.retry("The transaction decided nothing.") : outcome;
    }

    private void end(Envelope envelope, String farewell, String body, Attempt attempt) {
        transaction.executeWithoutResult(status -> {
            send(envelope, farewell, body);
            TwinId twin = new TwinId(envelope.twin());
            if (farewell.equals(Farewell.DELETED)) {
                bereavements.here(envelope.connection(), twin, Farewell.successor(body));
            } else {
                twins.end(envelope.connection(), twin);
            }
            intents.through(envelope);
            setbacks.passed(attempt);
        });
    }

    private void send(Envelope envelope, String kind, String body) {
        envelopes.send(envelope.connection(), envelope.twin(), kind, envelope.subject(), body);
    }
}
