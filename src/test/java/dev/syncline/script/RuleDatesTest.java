package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Dates as rules written elsewhere read, write and count them. */
class RuleDatesTest {

    private static final String UTC = "def utc = TimeZone.getTimeZone('UTC')\n"
            + "def noon = Date.parse('yyyy-MM-dd HH:mm', '2026-01-31 12:00', utc)\n";

    private final RuleBench bench = new RuleBench(Map.of("cpu-time", "500ms"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    noon.format("yyyy-MM-dd'T'HH:mm:ss.SSSZ", utc)                             | 2026-01-31T12:00:00.000+0000
                    replica.created.format("yyyy-MM-dd HH:mm", utc)                            | 2026-01-31 12:00
                    replica.created.format("yyyy")                                             | 2026
                    Date.parse("yyyy-MM-dd'T'HH:mm:ss.SSSZ", "2026-02-03T04:05:06.000+0200").time | 1770084306000
                    Date.parse("yyyy-MM-dd", "2026-02-03").format("dd.MM.yy")                  | 03.02.26
                    noon.parse("yyyy-MM-dd", "2026-02-03").format("dd/MM/yyyy")                | 03/02/2026
                    Date.parseToStringDate("Tue Feb 03 04:05:06 UTC 2026").time                | 1770091506000
                    (noon + 7).format("MM-dd")                                                 | 02-07
                    (noon - 31).format("MM-dd")                                                | 12-31
                    noon - Date.parse("yyyy-MM-dd", "2026-01-01")                              | 30
                    Date.parse("yyyy-MM-dd", "2026-01-01") - noon                              | -30
                    noon.next().time - noon.previous().time                                    | 172800000
                    noon.clearTime() < replica.created                                         | true
                    noon[Calendar.YEAR] + noon[Calendar.MONTH]                                 | 2026
                    noon.copyWith(year: 2030, month: Calendar.MAY).format("yyyy-MM")           | 2030-05
                    noon.toCalendar().get(Calendar.DAY_OF_MONTH)                               | 31
                    def c = Calendar.instance; c.time = noon; c.add(Calendar.DATE, 1); c.format("MM-dd") | 02-01
                    Calendar.instance.tap { it.time = noon }[Calendar.YEAR]                    | 2026
                    def days = []; noon.upto(noon + 2) { days << it.format("d") }; days.join(" ") | 31 1 2
                    """)
    void areUsedAsTheyAreElsewhere(String expression, String expected) {
        int last = expression.lastIndexOf("; ") + 1;
        String rule =
                UTC + expression.substring(0, last) + "\nissue.x = (" + expression.substring(last) + ").toString()";
        assertThat(bench.update(rule, Map.of("created", RuleBench.THEN), Map.of())
                        .difference()
                        .fields())
                .containsEntry("x", expected);
    }

    @Test
    void aTextThatIsNoDateIsNamed() {
        assertThatThrownBy(() ->
                        bench.firstSync("issue.due = Date.parse('yyyy-MM-dd', replica.due)", Map.of("due", "soon")))
                .isInstanceOf(ScriptFault.class)
                .hasMessageContaining("'soon' is no date in the form")
                .hasMessageContaining("In line 1, column 18");
    }

    @Test
    void thatAreFarApartHoldNobodyUp() {
        assertThatThrownBy(() -> bench.firstSync("issue.x = new Date(Long.MAX_VALUE) - new Date(0)", Map.of()))
                .hasMessageContaining("more than 10000 years apart");
        assertThatThrownBy(() -> bench.firstSync("new Date(0).upto(new Date(Long.MAX_VALUE)) { }", Map.of()))
                .satisfies(fault -> assertThat(((ScriptFault) fault).kind()).isEqualTo(ScriptFault.Kind.BUDGET));
    }

    @Test
    void categoriesAreRefusedWithWhatToWriteInstead() {
        assertThatThrownBy(
                        () -> bench.firstSync("use(groovy.time.TimeCategory) { issue.due = 1.day.from.now }", Map.of()))
                .satisfies(fault -> assertThat(fault.getMessage() + ((ScriptFault) fault).remedy())
                        .contains("not use the class or package"));
        assertThat(bench.rules.check(Direction.INCOMING, "import groovy.time.TimeCategory"))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("date + 1"));
    }
}
