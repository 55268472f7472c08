package dev.syncline.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseBuilder;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabaseType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an administrator does is kept whole, also where somebody does the same at the same moment. */
class TogetherTest {

    private final EmbeddedDatabase source = new EmbeddedDatabaseBuilder()
            .setType(EmbeddedDatabaseType.H2)
            .generateUniqueName(true)
            .build();
    private final JdbcClient jdbc = JdbcClient.create(source);
    private final PlatformTransactionManager manager = new JdbcTransactionManager(source);
    private final TransactionTemplate template = new TransactionTemplate(manager);
    private final AtomicInteger runs = new AtomicInteger();
    private final Together together = new Together(
            new StaticListableBeanFactory(Map.of("template", template)).getBeanProvider(TransactionTemplate.class));

    @BeforeEach
    void begin() {
        jdbc.sql("create table pair (item varchar(20) primary key)").update();
        jdbc.sql("create table audit (line varchar(20))").update();
    }

    @AfterEach
    void end() {
        source.shutdown();
    }

    @Test
    void theSecondOfTwoClicksFindsWhatTheFirstDid() {
        together.all(() -> {
            boolean there = rows("pair") > 0;
            if (runs.getAndIncrement() == 0) {
                elsewhere("insert into pair values ('ACME-1')");
            }
            if (!there) {
                jdbc.sql("insert into pair values ('ACME-1')").update();
            }
            jdbc.sql("insert into audit values ('exalated')").update();
        });

        assertThat(runs).hasValue(2);
        assertThat(rows("pair")).isOne();
        assertThat(rows("audit")).isOne();
    }

    @Test
    void theSecondOfTwoThatWaitForOneAnotherTriesAgain() {
        together.all(() -> {
            jdbc.sql("insert into audit values ('exalated')").update();
            if (runs.getAndIncrement() == 0) {
                throw new CannotAcquireLockException("The other one holds it.");
            }
        });

        assertThat(runs).hasValue(2);
        assertThat(rows("audit")).isOne();
    }

    @Test
    void whatFailsAfterItWasKeptIsNotDoneAgain() {
        assertThatThrownBy(() -> together.all(() -> {
                    runs.incrementAndGet();
                    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                        @Override
                        public void afterCommit() {
                            throw new CannotAcquireLockException("Somebody who listens failed.");
                        }
                    });
                    jdbc.sql("insert into audit values ('exalated')").update();
                }))
                .isInstanceOf(CannotAcquireLockException.class);

        assertThat(runs).hasValue(1);
        assertThat(rows("audit")).isOne();
    }

    @Test
    void whatIsThereForGoodIsSaid() {
        elsewhere("insert into pair values ('ACME-1')");

        assertThatThrownBy(() -> together.all(() -> {
                    runs.incrementAndGet();
                    jdbc.sql("insert into audit values ('exalated')").update();
                    jdbc.sql("insert into pair values ('ACME-1')").update();
                }))
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(runs).hasValue(2);
        assertThat(rows("audit")).isZero();
    }

    private void elsewhere(String change) {
        TransactionTemplate apart = new TransactionTemplate(manager);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        apart.executeWithoutResult(status -> jdbc.sql(change).update());
    }

    private long rows(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
