package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run finds nothing of the run before it, whatever that left behind. */
class StatelessRulesTest {

    private final RuleBench bench = new RuleBench();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class Kept { static final List LIST = [] }\nKept.LIST << 1\nentity.n = Kept.LIST.size()",
                "class Kept { static final MAP = [:] }\nKept.MAP[Kept.MAP.size()] = 1\nentity.n = Kept.MAP.size()",
                "class Box { def n = 0 }\nclass Kept { static final Box BOX = new Box() }\n"
                        + "Kept.BOX.n += 1\nentity.n = Kept.BOX.n",
                "class Kept { static final int[] NUMBERS = [0] }\nKept.NUMBERS[0] += 1\nentity.n = Kept.NUMBERS[0]",
                "class Kept { static final StringBuilder TEXT = new StringBuilder() }\n"
                        + "Kept.TEXT << 'x'\nentity.n = Kept.TEXT.length()",
                "enum Level { HIGH; def n = 0 }\nLevel.HIGH.n += 1\nentity.n = Level.HIGH.n",
                "enum Level { HIGH; final List seen = [] }\nLevel.HIGH.seen << 1\nentity.n = Level.HIGH.seen.size()",
                "interface Kept { List LIST = [] }\nKept.LIST << 1\nentity.n = Kept.LIST.size()",
                "@groovy.transform.Field def n = 0\nn += 1\nentity.n = n",
                "def seen = 1\ntry { kept } catch (Exception e) { seen = 0 }\nkept = 1\nentity.n = seen + 1 - seen",
                "int seen = 2\ntry { kept } catch (Exception e) { seen = 1 }\nkept = 1\nentity.n = seen",
                "def count = { -> calls = (binding1() ?: 0) + 1; calls }\n"
                        + "def binding1() { try { calls } catch (Exception e) { null } }\nentity.n = count()",
                "def format = new java.text.SimpleDateFormat('yyyy')\nformat.lenient = false\nentity.n = 1",
                "def zone = TimeZone.getTimeZone('UTC')\nentity.n = zone.rawOffset + 1"
            })
    void startsFromNothingEachTime(String source) {
        for (int run = 0; run < 3; run++) {
            assertThat(bench.firstSync(source, Map.of()).difference().fields()).containsEntry("n", 1);
        }
        bench.connection = UUID.randomUUID();
        assertThat(bench.firstSync(source, Map.of()).difference().fields()).containsEntry("n", 1);
    }

    /** What would change Groovy itself for everybody is refused, and the next rule finds Groovy as it was. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "String.metaClass.shout = { delegate.toUpperCase() + '!' }",
                "'x'.metaClass.shout = { 'X!' }",
                "ExpandoMetaClass.enableGlobally()",
                "String.mixin(Object)",
                "use(Object) { 'x'.shout() }",
                "TimeZone.setDefault(TimeZone.getTimeZone('Asia/Tokyo'))",
                "Locale.setDefault(Locale.GERMANY)",
                "new ThreadLocal()",
                "System.setProperty('kept', '1')"
            })
    void changesNothingForOthers(String source) {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        assertThatThrownBy(() -> bench.firstSync(source, Map.of())).isInstanceOf(ScriptFault.class);
        assertThatThrownBy(() -> bench.firstSync("'x'.shout()", Map.of()))
                .hasMessageContaining("has no method shout()");
        assertThat(TimeZone.getDefault()).isEqualTo(zone);
        assertThat(Locale.getDefault()).isEqualTo(locale);
        assertThat(System.getProperty("kept")).isNull();
    }
}
