package dev.syncline.console;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** One transaction for what an administrator does and its line in the audit: both are kept, or neither. */
@Component
public class Together {

    private final ObjectProvider<TransactionTemplate> transactions;

    Together(ObjectProvider<TransactionTemplate> transactions) {
        this.transactions = transactions;
    }

    /** Does all of it, or nothing where it fails; what was thrown comes through. Nothing in it may call another node. */
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
        return template == null ? work.get() : Objects.requireNonNull(template.execute(status -> work.get()));
    }
}
