package dev.syncline.console;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One transaction for what an administrator does and its line in the audit: both are kept, or neither. */
@Component
public class Together {

    private final ObjectProvider<TransactionTemplate> transactions;

    Together(ObjectProvider<TransactionTemplate> transactions) {
        this.transactions = transactions;
    }

    /**
     * Does all of it, or nothing where it fails; what was thrown comes through. Nothing in it may call another node, and
     * it may run twice: where somebody else does the same at the same moment, the first time is undone.
     */
    public void all(Runnable work) {
        all(() -> {
            work.run();
            return true;
        });
    }

    /** The same for work with a result. */
    public <T> T all(Supplier<T> work) {
        TransactionTemplate template = transactions.getIfAvailable();
        // Without a database, as in the tests of pages alone, there is nothing to keep together.
        if (template == null) {
            return work.get();
        }
        AtomicBoolean kept = new AtomicBoolean();
        try {
            return once(template, work, kept);
        } catch (DuplicateKeyException | ConcurrencyFailureException twoAtOnce) {
            if (kept.get()) {
                throw twoAtOnce;
            }
            // Two clicks, or two people: the other one is through now, and this one finds what that one did.
            return once(template, work, kept);
        }
    }

    private static <T> T once(TransactionTemplate template, Supplier<T> work, AtomicBoolean kept) {
        return Objects.requireNonNull(template.execute(status -> {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    kept.set(true);
                }
            });
            return work.get();
        }));
    }
}
