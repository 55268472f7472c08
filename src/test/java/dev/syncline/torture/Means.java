package dev.syncline.torture;

import dev.syncline.queue.Outcome;
import dev.syncline.queue.Work;
import java.util.Random;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What a planted bug needs of the node it is planted in. */
record Means(BeanFactory beans, Random random) {

    /** Once in twenty times. */
    boolean sometimes() {
        return random.nextInt(20) == 0;
    }

    TransactionTemplate transaction() {
        return new TransactionTemplate(beans.getBean(PlatformTransactionManager.class));
    }

    /** Changes the database at once, whatever becomes of the caller's transaction. */
    void run(String sql) {
        TransactionTemplate apart = transaction();
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        apart.executeWithoutResult(
                status -> beans.getBean(JdbcClient.class).sql(sql).update());
    }

    static Outcome done() {
        return Outcome.done();
    }

    static long workId(MethodInvocation call) {
        return ((Work) call.getArguments()[0]).id();
    }
}
