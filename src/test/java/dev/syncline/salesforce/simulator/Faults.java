package dev.syncline.salesforce.simulator;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What can be switched on to go wrong; most of it happens once. */
public final class Faults {

    volatile int daily = 15_000;
    private volatile int largestFile = Integer.MAX_VALUE;
    final AtomicBoolean loseAnswer = new AtomicBoolean();
    final AtomicBoolean fail = new AtomicBoolean();
    final AtomicBoolean page = new AtomicBoolean();
    final AtomicBoolean limitWithoutTime = new AtomicBoolean();
    final AtomicReference<@Nullable Duration> limit = new AtomicReference<>();
    private final AtomicInteger quota = new AtomicInteger();
    private final AtomicInteger alike = new AtomicInteger();
    private final AtomicInteger locks = new AtomicInteger();
    private final AtomicInteger writing = new AtomicInteger();
    private final AtomicInteger mostWriting = new AtomicInteger();
    private final Deque<SimError> refusals = new ArrayDeque<>();
    private volatile @Nullable CountDownLatch held;
    private volatile boolean duplicates;
    private volatile boolean modifyAll = true;
    private volatile int slow;
    private volatile @Nullable String assignee;
    private volatile boolean outOfScope;

    /** The next calls find the org's daily limit used up. */
    public void exhaustQuota(int calls) {
        quota.set(calls);
    }

    /** Whether nobody has met the end of the daily limit yet. */
    public boolean isQuotaWaiting() {
        return quota.get() > 0;
    }

    /** The next writes do not get the lock of the row or its parent. */
    public void lockRows(int writes) {
        locks.set(writes);
    }

    /** The next write is refused with these words, whatever it says. */
    public synchronized void refuseNext(String code, String message, String... fields) {
        refusals.add(SimError.bad(code, message, fields));
    }

    /** What stands in front of the org takes no larger file, and says so in no words of the API. */
    public void takeFilesOf(int bytes) {
        largestFile = bytes;
    }

    boolean takes(int bytes) {
        return bytes <= largestFile;
    }

    /** Whether a case of a subject that is there already is refused as a duplicate. */
    public void refuseDuplicates(boolean on) {
        duplicates = on;
    }

    /** So many new cases are refused as duplicates of the one before, whatever they say. */
    public void findDuplicates(int cases) {
        alike.set(cases);
    }

    /** Whether the acting user may rewrite comments. */
    public void modifyAllData(boolean may) {
        modifyAll = may;
    }

    /** An assignment rule gives every new case to this owner, unless a call says otherwise. */
    public void assignCasesTo(String owner) {
        assignee = owner;
    }

    @Nullable
    String assignee() {
        return assignee;
    }

    /** Takes the scope of the API from every token there is and will be. */
    public void takeScopeAway() {
        outOfScope = true;
    }

    boolean isOutOfScope() {
        return outOfScope;
    }

    /** Writes wait inside the org until {@link #release}. */
    public void hold() {
        held = new CountDownLatch(1);
    }

    public void release() {
        CountDownLatch latch = held;
        held = null;
        if (latch != null) {
            latch.countDown();
        }
    }

    /** Writes that are inside the org at this moment. */
    public int writing() {
        return writing.get();
    }

    public int mostWritingAtOnce() {
        return mostWriting.get();
    }

    /** Answers go out in pieces of so many bytes; 0 for at once. */
    public void drip(int bytes) {
        slow = bytes;
    }

    int pieces() {
        return slow;
    }

    boolean modifyAllData() {
        return modifyAll;
    }

    void enterWrite() throws InterruptedException {
        mostWriting.accumulateAndGet(writing.incrementAndGet(), Math::max);
        CountDownLatch latch = held;
        if (latch != null && !latch.await(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("Nobody released the writes.");
        }
    }

    void leaveWrite() {
        writing.decrementAndGet();
    }

    @Nullable
    SimError quota() {
        return quota.getAndUpdate(left -> Math.max(0, left - 1)) > 0
                ? new SimError(403, "REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded.")
                : null;
    }

    synchronized void beforeWrite(@Nullable String parent) {
        if (locks.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw SimError.bad(
                    "UNABLE_TO_LOCK_ROW",
                    "unable to obtain exclusive access to this record or 1 records: %s".formatted(parent));
        }
        SimError refusal = refusals.poll();
        if (refusal != null) {
            throw refusal;
        }
    }

    void duplicateRule(Org org, SimType type, Map<String, @Nullable Object> row) {
        if (!type.name.equals("Case")) {
            return;
        }
        boolean any = alike.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        for (Map<String, @Nullable Object> other : org.live("Case")) {
            if (any || (duplicates && Objects.equals(other.get("Subject"), row.get("Subject")))) {
                Map<String, Object> match = Map.of(
                        "record",
                        Map.of("attributes", Map.of("type", "Case"), "Id", String.valueOf(other.get("Id"))),
                        "matchConfidence",
                        100);
                Map<String, Object> result = Map.of(
                        "allowSave",
                        true,
                        "duplicateRule",
                        "Same_Subject",
                        "matchResults",
                        List.of(Map.of("matchRecords", List.of(match), "size", 1)));
                throw SimError.bad("DUPLICATES_DETECTED", "Use one of these records?")
                        .with("duplicateResult", result);
            }
        }
    }
}
