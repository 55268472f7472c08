package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a rule, a sentence says what, where, with which value and what to do; the next rule runs. */
class BadRulesTest {

    private final RuleBench bench = new RuleBench(Map.of("cpu-time", "200ms"));

    /** Kind, line, column, what the sentence names; the rule has a first line before it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            replica.x = (                                    | COMPILE | 3 | 0  | Unexpected input
            if (replica.x { }                                | COMPILE | 3 | 0  | Unexpected input
            replica.x = "unfinished                          | COMPILE | 2 | 0  | Unexpected
            Strin s = 'x'                                    | COMPILE | 2 | 7  | unable to resolve class Strin
            new Helper()                                     | COMPILE | 2 | 1  | unable to resolve class Helper
            entity.summary = replica.sumary.trim()           | THROWN  | 2 | 33 | Cannot call trim() on null: replica.sumary is null.
            entity.summary = nodeHelper.getUsr('x')          | THROWN  | 2 | 29 | NodeHelper has no method getUsr(String).
            entity.summary = nodeHelper.usr                  | THROWN  | 2 | 29 | NodeHelper has no property 'usr'.
            entity.summary = unknown + 1                     | THROWN  | 2 | 18 | There is no variable 'unknown'.
            entity.summary = replica.a.b.c                   | THROWN  | 2 | 28 | Cannot get property 'b' of null: replica.a is null.
            entity.summary = 'abc'.toInteger()               | THROWN  | 2 | 19 | 'abc' is not a number.
            int n = 'abc'                                    | THROWN  | 2 | 10 | Cannot turn 'abc' (String)
            entity.summary = [1, 2].foo                      | THROWN  | 2 | 25 | java.lang.Integer has no property 'foo'.
            entity.summary = 1 / 0                           | THROWN  | 2 | 1  | Division by zero
            def s = 'abc'; entity.x = s.substring(9)         | THROWN  | 2 | 29 | substring(9) reaches too far: the text has 3 characters. The value is “abc”.
            entity.summary = 'x'.execute()                   | REFUSED | 2 | 22 | java.lang.String.execute() is not permitted
            entity.summary = System.getenv('DB_PASSWORD')    | REFUSED | 2 | 25 | System.getenv(String) is not permitted
            println new File('vault.key').text               | COMPILE | 2 | 9  | unable to resolve class File
            while (true) { entity.x = 1 }                    | BUDGET  | 2 | 0  | computed for more than 0.2 s
            def f(n) { f(n + 1) }; f(0)                      | BUDGET  | 2 | 0  | calls itself too deeply
            entity.x = 'x' * 100_000_000                     | BUDGET  | 2 | 1  | 100000000 repetitions
            debug.error('No team for ' + replica.summary)    | RAISED  | 2 | 0  | No team for Printer
            class A { String toString() { throw new Exception('no') } }; entity.x = "${new A()}" | THROWN | 2 | 0 | no
            entity.x = replica.summary.name                  | THROWN  | 2 | 28 | has no property 'name'. The value is “Printer”.
            entity.x = replica.summary.format('yyyy')        | THROWN  | 2 | 28 | has no method format(String). The value is “Printer”.
            entity.x = replica['a']['b']                     | THROWN  | 2 | 1  | null
            entity.comments = 'Hello'                        | THROWN  | 2 | 8  | entity.comments takes a list of comments, and holds a String.
            entity.comments += [body: 'Hello']               | THROWN  | 2 | 8  | entity.comments takes a list of comments, and holds a LinkedHashMap.
            [1, 2].get(5)                                    | THROWN  | 2 | 8  | get(5) reaches too far: the list has 2 elements.
            new Date(0) - null                               | THROWN  | 2 | 5  | java.util.Date.minus(null) was given null.
            new groovy.json.JsonSlurper().parseText('<a/>')  | THROWN  | 2 | 42 | This is no JSON: “<a/>”, line 1, column 1.
            int i = entity                                   | THROWN  | 2 | 1  | into an int
            entity.attachments = [1]                         | THROWN  | 2 | 8  | entity.attachments takes a list of files, and holds an Integer.
            entity.x = [3, 1] + ({ it } as Comparator)       | THROWN  | 2 | 8  | entity.x[2] holds a closure, which cannot travel.
            entity.labels = 7                                | THROWN  | 2 | 8  | entity.labels takes a list of labels, and holds an Integer.
            class A { String toString() { "${this}" } }; log.info(new A()) | BUDGET | 2 | 0 | calls itself too deeply
            throw new IllegalStateException()                | THROWN  | 2 | 0  | IllegalStateException was thrown without a message.
            Date.parse('yyyy', null)                         | THROWN  | 2 | 1  | null was given to a call that takes no null.
            assert replica.summary == 'other'                | THROWN  | 2 | 0  | replica.summary == 'other': summary is 'Printer'.
            entity.x = (1..200_000).toList()                 | THROWN  | 2 | 8  | holds too many values to travel.
            """)
    void getsASentence(String rule, ScriptFault.Kind kind, int line, int column, String names) {
        ScriptFault fault = fault("def before = 1\n" + rule + "\n");
        assertThat(fault.kind()).as(fault.getMessage()).isEqualTo(kind);
        assertThat(fault.line()).as(fault.getMessage()).isEqualTo(line);
        if (column > 0) {
            assertThat(fault.column()).as(fault.getMessage()).isEqualTo(column);
        }
        assertThat(fault.column()).isPositive();
        assertThat(fault.getMessage()).contains(names).doesNotContain("Possible solutions");
        assertThat(fault.remedy()).isNotBlank();
        assertThat(bench.firstSync("entity.summary = 'next'", Map.of())
                        .difference()
                        .fields())
                .containsEntry("summary", "next");
    }

    @Test
    void isReadAsItWasMeantWhenItWasPasted() {
        assertThat(bench.firstSync("\ufeffdef a = 1\r\nentity.summary\u00a0=\u00a0'x' + a\r\n", Map.of())
                        .difference()
                        .fields())
                .containsEntry("summary", "x1");
        ScriptFault fault = fault("def a = 1\r\n\u00a0 entity.summary = nothing\r\n");
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.column()).isEqualTo(20);
    }

    @Test
    void isToldItsLengthWhenItIsAMegabyte() {
        ScriptFault fault = fault("entity.x = 1 // and so on\n".repeat(40_000));
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.COMPILE);
        assertThat(fault).hasMessageContaining("1040000 characters").hasMessageContaining("65536");
    }

    @Test
    void keepsNoLongTextInItsSentence() {
        ScriptFault fault = fault("throw new Exception('x' * 1_000_000)");
        assertThat(fault.getMessage()).hasSizeLessThan(600);
    }

    /** The fuzz target found it: Groovy names the class of what it could not cast. */
    @Test
    void isToldOfACastThatGroovyMadeWithoutNamesOfThisProgram() {
        String lambda = "dev.syncline.script.fence.Casts$$Lambda$1227/0x00007f9dcc577cc0";
        assertThat(Wording.of(new ClassCastException(
                        "Cannot cast object '%s@40' with class '%s' to class 'java.util.Iterator'"
                                .formatted(lambda, lambda))))
                .isEqualTo("A closure cannot be used as a java.util.Iterator.");
    }

    /** A rule has nothing secret to print; what it prints is bounded. */
    @Test
    void printsLittle() {
        List<String> log =
                bench.firstSync("1000.times { println 'x' * 5_000 }", Map.of()).log();
        assertThat(log).hasSizeLessThan(202).allMatch(line -> line.length() < 1_010);
    }

    private ScriptFault fault(String source) {
        Map<String, Object> replica = new HashMap<>(Map.of("summary", "Printer"));
        return catchThrowableOfType(ScriptFault.class, () -> bench.firstSync(source, replica));
    }
}
