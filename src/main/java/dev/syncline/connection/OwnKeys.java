package dev.syncline.connection;

import dev.syncline.node.NodeKey;
import dev.syncline.node.NodeKeys;
import dev.syncline.node.NodeKeys.OwnKey;
import dev.syncline.node.NodeRefusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Changing this node's key: other sides are told, and the key before is kept until all of them know. */
@Component
public class OwnKeys {

    private static final int SHOWN = 20;

    private final NodeKeys keys;
    private final OwnKeyKnown known;
    private final KeyTasks tasks;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    OwnKeys(NodeKeys keys, OwnKeyKnown known, KeyTasks tasks, ApplicationEventPublisher events, Clock clock) {
        this.keys = keys;
        this.known = known;
        this.tasks = tasks;
        this.events = events;
        this.clock = clock;
    }

    /**
     * An earlier key that is still held, and who needs it.
     *
     * @param connections names of some connections whose other side knows no later one
     * @param more how many such connections there are beside those
     * @param codes how many codes made with it may still be accepted
     * @param removals how many deleted connections' other sides are still to be told, signed with it
     */
    public record Earlier(OwnKey key, List<String> connections, long more, long codes, long removals) {

        boolean isNeeded() {
            return !connections.isEmpty() || codes > 0 || removals > 0;
        }
    }

    /** The key in use. */
    public OwnKey inUse() {
        return keys.all().get(0);
    }

    /** Earlier keys that are still held, the newest first. */
    public List<Earlier> earlier() {
        return keys.all().stream()
                .skip(1)
                .filter(OwnKey::held)
                .map(this::earlier)
                .toList();
    }

    /**
     * Makes the next key and puts it in use; other sides are told from then on.
     *
     * @param inUse fingerprint of the key that is meant to be changed
     * @throws NodeRefusal when another one is in use by now
     */
    @Transactional
    public NodeKey change(String inUse) {
        NodeKey fresh = keys.change(inUse);
        known.renewLocal(fresh);
        tasks.sweepSoon();
        return fresh;
    }

    /**
     * Drops an earlier key at once. Who knows no later one takes nothing from this node, and reaches it no more, until it
     * was told.
     *
     * @throws Refusal when it is in use, or was dropped already
     */
    @Transactional
    public void drop(String fingerprint) {
        NodeKey key = keys.find(fingerprint)
                .filter(found -> !found.equals(keys.current()))
                .orElseThrow(() -> new Refusal("", "This key is in use. Change it first."));
        if (!keys.drop(key)) {
            throw new Refusal("", "This key was dropped already.");
        }
    }

    /** Has other sides told that do not know the key in use, and drops earlier keys that nobody needs any more. */
    void sweep() {
        if (keys.holdsEarlier()) {
            known.toTell(keys.current()).forEach(tasks::tell);
            dropUnneeded();
        }
    }

    /** What is on its way may still be addressed to a key that was changed just now. */
    private void dropUnneeded() {
        Instant before = clock.instant().minus(EarlierKeys.ON_THE_WAY);
        List<OwnKey> all = new ArrayList<>(keys.all());
        for (int i = 1; i < all.size(); i++) {
            OwnKey key = all.get(i);
            Instant changed = all.get(i - 1).since();
            if (key.held() && changed.isBefore(before) && !earlier(key).isNeeded() && !known.wasToldJustNow()) {
                dropped(key.key());
            }
        }
    }

    private void dropped(NodeKey key) {
        if (keys.drop(key)) {
            events.publishEvent(new KeyChanged("", "", KeyChanged.What.DROPPED_HERE, key));
        }
    }

    private Earlier earlier(OwnKey key) {
        List<String> some = known.connections(key.key(), SHOWN);
        long more = some.size() < SHOWN ? 0 : known.countConnections(key.key()) - SHOWN;
        return new Earlier(key, some, more, known.countCodes(key.key()), known.countRemovals(key.key()));
    }
}
