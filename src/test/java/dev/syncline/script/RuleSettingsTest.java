package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.util.unit.DataSize;

/** How much a rule may use is a setting, and each setting holds. */
class RuleSettingsTest {

    @Test
    void defaultsAreThoseOfTheManual() {
        RuleSettings settings =
                new Binder(new MapConfigurationPropertySource()).bindOrCreate("syncline.script", RuleSettings.class);
        assertThat(settings)
                .isEqualTo(new RuleSettings(
                        Duration.ofSeconds(60),
                        Duration.ofSeconds(5),
                        DataSize.ofMegabytes(256),
                        Duration.ofSeconds(10),
                        65_536,
                        600,
                        200,
                        1_000,
                        100,
                        DataSize.ofMegabytes(8),
                        Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    wall-time  | 100ms | while (true) { }                                 | ran for more than 0.1 s
                    cpu-time   | 100ms | while (true) { }                                 | computed for more than 0.1 s
                    allocation | 8MB   | def l = []; while (true) { l << new int[10000] } | more than 8 MB of memory
                    call-depth | 20    | def f(n) { n == 0 ? 0 : f(n - 1) }; f(30)        | calls itself too deeply
                    http-calls | 2     | while (true) { httpClient.get('/accounts') }     | more than 2 calls
                    http-calls | 2     | 9.times { try { httpClient.get('/x') } catch (Throwable e) { } } | more than 2 calls
                    http-size  | 20B   | httpClient.get('/accounts')                      | answered with 31 bytes; a rule takes at most 20
                    http-size  | 20B   | httpClient.post('/things', 'x' * 21)             | at most 20 bytes; the rule gave it 21
                    http-time  | 1ms   | while (true) { httpClient.get('/slow') }         | took more than 0.001 s
                    """)
    void endsARunThatUsesMore(String setting, String value, String source, String message) {
        ScriptFault fault = catchThrowableOfType(
                ScriptFault.class, () -> new RuleBench(Map.of(setting, value)).firstSync(source, Map.of()));
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.BUDGET);
        assertThat(fault).hasMessageContaining(message);
    }

    @Test
    void aDeepCallThatIsPermittedReturns() {
        assertThat(new RuleBench()
                        .outgoing("def f(n) { n == 0 ? 0 : 1 + f(n - 1) }; replica.x = f(150)")
                        .replica()
                        .hub())
                .containsEntry("x", 150);
    }

    @Test
    void aLongerTextIsTurnedAwayWhenItIsChecked() {
        RuleBench bench = new RuleBench(Map.of("source-length", "20"));
        assertThat(bench.rules.check(Direction.OUTGOING, "replica.x = 1")).isEmpty();
        assertThat(bench.rules.check(Direction.OUTGOING, "replica.summary = 1234567"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("at most 20"));
    }

    @Test
    void furtherLogLinesAreLeftOut() {
        RuleBench bench = new RuleBench(Map.of("log-lines", "2", "log-line-length", "3"));
        assertThat(bench.outgoing("log.info('one'); log.warn('two'); log.info('three'); log.info('four')")
                        .log())
                .containsExactly("one", "War...", "More than 2 lines; the rest was left out.");
    }

    @ParameterizedTest
    @CsvSource({
        "wall-time, 0s",
        "cpu-time, 0s",
        "allocation, 0B",
        "source-length, 0",
        "call-depth, -1",
        "call-depth, 100000",
        "log-lines, 0",
        "log-line-length, 0",
        "http-calls, 0",
        "http-calls, 1001",
        "http-size, 0B",
        "http-size, 9MB",
        "http-time, 0s"
    })
    void aSettingThatMakesNoSenseStopsTheStart(String setting, String value) {
        assertThatThrownBy(() -> new RuleBench(Map.of(setting, value)))
                .rootCause()
                .hasMessageContaining("syncline.script." + setting);
    }
}
