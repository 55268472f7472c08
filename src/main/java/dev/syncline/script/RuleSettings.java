package dev.syncline.script;

import dev.syncline.script.api.HttpLimits;
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
 * @param httpCalls calls of {@code httpClient} in one run
 * @param httpSize the largest body of such a call, each way
 * @param httpTime how long the calls of one run may take together
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
        @DefaultValue("1000") int logLineLength,
        @DefaultValue("100") int httpCalls,
        @DefaultValue("8MB") DataSize httpSize,
        @DefaultValue("5m") Duration httpTime) {

    private static final int DEEPEST = 2_000;
    private static final int MOST_CALLS = 1_000;
    private static final DataSize LARGEST = DataSize.ofMegabytes(8);

    public RuleSettings {
        positive("wall-time", wallTime.toMillis());
        positive("cpu-time", cpuTime.toMillis());
        positive("allocation", allocation.toBytes());
        positive("compile-time", compileTime.toMillis());
        positive("source-length", sourceLength);
        positive("call-depth", callDepth);
        positive("log-lines", logLines);
        positive("log-line-length", logLineLength);
        positive("http-calls", httpCalls);
        positive("http-size", httpSize.toBytes());
        positive("http-time", httpTime.toMillis());
        if (httpCalls > MOST_CALLS) {
            throw new IllegalArgumentException(
                    "syncline.script.http-calls is %d; a run may ask the tracker at most %d times."
                            .formatted(httpCalls, MOST_CALLS));
        }
        if (httpSize.compareTo(LARGEST) > 0) {
            throw new IllegalArgumentException(
                    "syncline.script.http-size is %d MB; the node takes no answer of more than %d MB."
                            .formatted(httpSize.toMegabytes(), LARGEST.toMegabytes()));
        }
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

    HttpLimits httpLimits() {
        return new HttpLimits(httpCalls, httpSize.toBytes(), httpTime);
    }

    Limits limits() {
        return new Limits(wallTime, cpuTime, allocation.toBytes(), callDepth);
    }
}
