package dev.syncline.script;

import dev.syncline.script.fence.Limits;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one rule may use.
 *
 * @param wallTime from start to end of a run, waiting for the tracker left out
 * @param cpuTime time of a run on a processor
 * @param allocation memory a run asks for in total, whether it keeps it or not
 * @param compileTime time a rule may take to be compiled
 * @param sourceLength characters of a rule's text
 * @param callDepth calls inside calls
 * @param logLines lines a run may leave in {@code log}
 * @param logLineLength characters of one such line
 */
@ConfigurationProperties("syncline.script")
public record RuleSettings(
        @DefaultValue("60s") Duration wallTime,
        @DefaultValue("5s") Duration cpuTime,
        @DefaultValue("256MB") DataSize allocation,
        @DefaultValue("10s") Duration compileTime,
        @DefaultValue("65536") int sourceLength,
        @DefaultValue("600") int callDepth,
        @DefaultValue("200") int logLines,
        @DefaultValue("1000") int logLineLength) {

    private static final int DEEPEST = 2_000;

    public RuleSettings {
        positive("wall-time", wallTime.toMillis());
        positive("cpu-time", cpuTime.toMillis());
        positive("allocation", allocation.toBytes());
        positive("compile-time", compileTime.toMillis());
        positive("source-length", sourceLength);
        positive("call-depth", callDepth);
        positive("log-lines", logLines);
        positive("log-line-length", logLineLength);
        if (callDepth > DEEPEST) {
            throw new IllegalArgumentException(
                    "syncline.script.call-depth is %d; a thread has room for at most %d calls."
                            .formatted(callDepth, DEEPEST));
        }
    }

    private static void positive(String setting, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException(
                    "syncline.script.%s is %d; it must be more than nothing, or no rule would run."
                            .formatted(setting, value));
        }
    }

    Limits limits() {
        return new Limits(wallTime, cpuTime, allocation.toBytes(), callDepth);
    }
}
