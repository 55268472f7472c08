package dev.syncline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.syncline.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.io.ClassPathResource;

/** A node that is told to stop ends within 30 s, whatever hangs. */
class ShutdownTest {

    private static final Duration PROMISED = Duration.ofSeconds(30);

    @Test
    void interruptsWorkThatHangsBeyondTheGraceAndKeepsIt() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        Script script = new Script();
        script.answers.put("hangs", work -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Outcome.retry("cut short");
        });
        try (QueueProcess process = new QueueProcess(
                QueueProcess.h2(),
                new MovableClock(Instant.parse("2026-01-31T12:00:00Z")),
                new QueueSettings(2, 2, 200),
                script)) {
            long id = process.put("lane", UUID.randomUUID(), "hangs");
            begun.await();
            process.stop(Duration.ZERO);
            interrupted.await();
            assertThat(process.queue().find(id)).isPresent();
        }
    }

    /** Web calls, work of the queue, its shards and timed tasks are waited for one after the other. */
    @Test
    void givesEverythingTogetherLessThanPromised() {
        Duration calls = configured("spring.lifecycle.timeout-per-shutdown-phase");
        Duration queue = QueueEngine.GRACE.plus(QueueEngine.LAST_WORDS);
        Duration shards = ShardClaims.FAREWELL.multipliedBy(2);
        Duration tasks = configured("db-scheduler.shutdown-max-wait").multipliedBy(2);
        assertThat(calls.plus(queue).plus(shards).plus(tasks))
                .isLessThanOrEqualTo(PROMISED.minus(Duration.ofSeconds(5)));
    }

    private static Duration configured(String name) {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        return DurationStyle.detectAndParse(Objects.requireNonNull(
                Objects.requireNonNull(yaml.getObject()).getProperty(name), name + " is not set"));
    }
}
