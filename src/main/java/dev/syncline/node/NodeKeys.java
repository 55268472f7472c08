package dev.syncline.node;

import dev.syncline.vault.Vault;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The key pairs of this node: the one in use, and earlier ones that some other side still knows. */
@Component
public class NodeKeys {

    /** So long what the database says is used again: another process may change or drop a key. */
    private static final long MEMORY = TimeUnit.SECONDS.toNanos(1);

    private final NodeKeyRows rows;
    private final Vault vault;
    private final Clock clock;
    private volatile KeyRing ring;

    NodeKeys(NodeKeyRows rows, Vault vault, Clock clock) {
        this.rows = rows;
        this.vault = vault;
        this.clock = clock;
        begin();
        this.ring = read();
    }

    /**
     * One of the keys, for people to see.
     *
     * @param since when it was made and in use
     * @param held whether its private half is still here
     * @param dropped when the private half was dropped; null while it is held
     */
    public record OwnKey(
            NodeKey key,
            Instant since,
            boolean held,
            @Nullable Instant dropped) {}

    /** The key in use, which new partners pin. */
    public NodeKey current() {
        return rows.newest().orElseThrow();
    }

    /** The key made at the first start; it names this node where a name must not change. */
    public NodeKey first() {
        List<NodeKeyRows.Kept> all = rows.all();
        return all.get(all.size() - 1).key();
    }

    /** Every key there ever was, the newest first. */
    public List<OwnKey> all() {
        return rows.all().stream()
                .map(row -> new OwnKey(row.key(), row.made(), row.sealed() != null, row.dropped()))
                .toList();
    }

    /** Whether messages may be addressed to a key, and signed with it. */
    public boolean holds(String fingerprint) {
        return ring(fingerprint).held().containsKey(fingerprint);
    }

    /** Whether there are keys beside the one in use that some other side may still know. */
    public boolean holdsEarlier() {
        return rows.countHeld() > 1;
    }

    /** The key with this fingerprint, held or dropped; empty when it was never one of this node's. */
    public Optional<NodeKey> find(String fingerprint) {
        return Optional.ofNullable(ring(fingerprint).all().get(fingerprint)).map(NodeKeyRows.Kept::key);
    }

    /** Whether this key is or was one of this node's. */
    public boolean isOwn(NodeKey key) {
        return find(key.fingerprint()).isPresent();
    }

    /** The key that signs where one is wanted: that one, or the one in use when it was dropped. */
    public String signer(String wanted) {
        return ring(wanted).signer(wanted).publicHalf().fingerprint();
    }

    /** Signs (Ed25519, 64 bytes) with the key {@link #signer} gives. */
    public byte[] sign(String wanted, byte[] message) {
        return ring(wanted).signer(wanted).sign(message);
    }

    /** How the keys after this one are vouched for, the oldest first; empty for the newest and for a stranger's. */
    public List<KeyLink> linksAfter(String fingerprint) {
        List<KeyLink> links = new ArrayList<>();
        for (NodeKeyRows.Kept row : rows.all()) {
            if (row.key().fingerprint().equals(fingerprint)) {
                Collections.reverse(links);
                return links;
            }
            if (row.link() != null) {
                links.add(row.link());
            }
        }
        return List.of();
    }

    /**
     * Makes the next key and puts it in use, in the caller's transaction.
     *
     * @param inUse fingerprint of the key that is meant to be changed
     * @throws NodeRefusal when another one is in use by now
     */
    public NodeKey change(String inUse) {
        ring = read();
        NodeKeyRows.Kept before = ring.newest();
        if (!before.key().fingerprint().equals(inUse)) {
            throw changedMeanwhile();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        PrivateKeyPair fresh = PrivateKeyPair.make();
        KeyLink link = KeyLink.between(ring.signer(inUse), fresh, now.getEpochSecond());
        try {
            rows.add(row(before.number() + 1, fresh, now, link));
        } catch (DuplicateKeyException somebodyElse) {
            throw changedMeanwhile();
        }
        return fresh.publicHalf();
    }

    /** Forgets every key and makes one that nothing leads to, in the caller's transaction. */
    void replace() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<NodeKeyRows.Kept> all = rows.all();
        all.forEach(row -> rows.drop(row.key(), now));
        rows.add(row(all.get(0).number() + 1, PrivateKeyPair.make(), now, null));
        ring = read();
    }

    /** Forgets the private half of an earlier key for good; says whether it was there. The one in use stays. */
    public boolean drop(NodeKey key) {
        boolean dropped = !key.equals(current()) && rows.drop(key, clock.instant());
        ring = read();
        return dropped;
    }

    /** Makes the first key; or one that nothing leads to, when those before were sealed with a vault key that is lost. */
    private void begin() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        List<NodeKeyRows.Kept> all = rows.all();
        all.stream().filter(this::isLost).forEach(row -> rows.drop(row.key(), now));
        if (!all.isEmpty() && !isLost(all.get(0))) {
            return;
        }
        try {
            rows.add(row(all.isEmpty() ? 1 : all.get(0).number() + 1, PrivateKeyPair.make(), now, null));
        } catch (DuplicateKeyException anotherProcessWasFirst) {
            return; // its key is read next
        }
    }

    private boolean isLost(NodeKeyRows.Kept row) {
        return row.sealed() != null && !vault.opens(row.sealed());
    }

    private NodeKeyRows.Kept row(long number, PrivateKeyPair pair, Instant made, @Nullable KeyLink link) {
        return new NodeKeyRows.Kept(
                number, pair.publicHalf(), vault.seal(KeyRing.place(number), pair.privateHalf()), made, null, link);
    }

    private KeyRing ring(String wanted) {
        KeyRing known = ring;
        boolean old = System.nanoTime() - known.read() > MEMORY;
        if (old || !known.all().containsKey(wanted)) {
            known = read();
            ring = known;
        }
        return known;
    }

    private KeyRing read() {
        return KeyRing.of(rows.all(), vault, System.nanoTime());
    }

    private static NodeRefusal changedMeanwhile() {
        return new NodeRefusal(
                "", "The key was changed by somebody else in the meantime. Look at it again before you go on.");
    }
}
