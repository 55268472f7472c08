package dev.syncline.directory;

import dev.syncline.node.NodeKey;
import dev.syncline.node.ThisNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Serves as directory: takes records that hold, and gives them out as they were signed. */
@Component
class KeepRecords {

    private static final Logger LOG = LoggerFactory.getLogger(KeepRecords.class);

    /** How far the clocks of two nodes may differ; a record that is older was perhaps taken down and sent again. */
    static final Duration FRESH = Duration.ofMinutes(5);

    /** A record lapses after this long unless the node says it again. */
    static final Duration LASTS = Duration.ofDays(7);

    static final long MOST = 10_000;
    private static final int MOST_DISPUTES = 100;

    private final DirectoryRows rows;
    private final ThisNode node;
    private final ShownKey shown;
    private final TransactionTemplate transaction;
    private final Clock clock;

    KeepRecords(DirectoryRows rows, ThisNode node, ShownKey shown, TransactionTemplate transaction, Clock clock) {
        this.rows = rows;
        this.node = node;
        this.shown = shown;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Takes a record, or one that takes an earlier record back.
     *
     * @throws RecordRefused with a sentence for the administrator of the node that sent it
     */
    void take(SignedStatement signed) {
        Statement statement = signed.verified()
                .orElseThrow(
                        () -> new RecordRefused(
                                400,
                                "The record is incomplete or not signed by the key it names. Update the older of the two nodes."));
        mustBeForUs(statement);
        mustBeFresh(statement);
        mustBeNewer(statement);
        if (statement.tracker() != null) {
            mustAnswer(statement);
        }
        if (!isKept(statement, signed)) {
            throw taken(statement);
        }
    }

    /** The record for a tracker; empty when there is none that holds. */
    Optional<SignedStatement> find(URI tracker) {
        return rows.ofTracker(Place.of(tracker))
                .map(DirectoryRows.Kept::signed)
                .filter(signed -> signed.verified()
                        .filter(statement -> statement.holdsAt(clock.instant()))
                        .isPresent());
    }

    private void mustBeForUs(Statement statement) {
        String own = node.publicAddress().map(URI::toString).orElse("");
        if (!statement.directory().equals(own)) {
            throw new RecordRefused(
                    409,
                    "The record is for the directory %s, but this one is %s. Enter that address."
                            .formatted(statement.directory(), own));
        }
    }

    private void mustBeFresh(Statement statement) {
        Instant now = clock.instant();
        Instant said = Instant.ofEpochMilli(statement.said());
        if (Duration.between(said, now).abs().compareTo(FRESH) > 0) {
            throw new RecordRefused(
                    409,
                    "The record was made at %s, but here it is %s. Let both machines set their clocks by NTP."
                            .formatted(said, now));
        }
        if (statement.until() - statement.said() > LASTS.toMillis()) {
            throw new RecordRefused(400, "The record is made to last longer than " + LASTS.toDays() + " days.");
        }
    }

    private void mustBeNewer(Statement statement) {
        rows.ofNode(statement.nodeKey().fingerprint())
                .filter(kept -> kept.said() >= statement.said())
                .ifPresent(kept -> {
                    throw new RecordRefused(409, "A record of this node that is as new or newer was taken before.");
                });
    }

    /** Whether the tracker was free for it; two that come at once are told apart by the database. */
    private boolean isKept(Statement statement, SignedStatement signed) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                mustBeNewer(statement);
                if (holder(statement)
                        .filter(kept -> !isSameNode(statement, kept))
                        .isPresent()) {
                    return false;
                }
                replace(statement, signed);
                return true;
            }));
        } catch (DuplicateKeyException anotherOneWasFirst) {
            return false;
        }
    }

    private Optional<DirectoryRows.Kept> holder(Statement statement) {
        String place = statement.place();
        return place == null
                ? Optional.empty()
                : rows.ofTracker(place)
                        .filter(kept -> kept.signed()
                                .verified()
                                .filter(held -> held.holdsAt(clock.instant()))
                                .isPresent());
    }

    private static boolean isSameNode(Statement statement, DirectoryRows.Kept kept) {
        return statement.isOrFollows(new NodeKey(kept.key()));
    }

    /** What takes back nothing leaves nothing behind, or strangers could fill the directory with it. */
    private void replace(Statement statement, SignedStatement signed) {
        rows.forgetLapsed(clock.instant());
        boolean known = rows.forget(statement.nodeKey().fingerprint());
        if (statement.tracker() == null && !known) {
            return;
        }
        holder(statement).ifPresent(kept -> rows.forget(kept.fingerprint()));
        if (rows.count() >= MOST) {
            throw new RecordRefused(507, "This directory is full. Tell its administrator, or use another one.");
        }
        rows.keep(statement, signed);
    }

    private RecordRefused taken(Statement statement) {
        String place = String.valueOf(statement.place());
        String fingerprint = statement.nodeKey().fingerprint();
        LOG.warn("Refused to let node {} take the tracker {} from another node.", fingerprint, place);
        transaction.executeWithoutResult(status -> {
            rows.dispute(place, fingerprint, String.valueOf(statement.address()), clock.instant());
            rows.trimDisputes(MOST_DISPUTES);
        });
        return new RecordRefused(
                409,
                "Another node is already known beside %s. If that is wrong, ask the directory's administrator to forget it."
                        .formatted(statement.tracker()));
    }

    /** Who claims an address must be the one who answers there. */
    private void mustAnswer(Statement statement) {
        shown.objection(statement.node(), statement.nodeKey()).ifPresent(sentence -> {
            throw new RecordRefused(422, sentence);
        });
    }
}
