package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/scripts.md says holds. */
class ScriptReferenceTest {

    private final RuleBench bench = new RuleBench();

    @Test
    void itsExamplesRun() throws IOException {
        List<String> examples = Pattern.compile("```groovy\\n(.*?)```", Pattern.DOTALL)
                .matcher(reference().substring(0, reference().indexOf("## ")))
                .results()
                .map(example -> example.group(1))
                .toList();
        assertThat(examples).hasSize(2);
        assertThat(bench.outgoing(examples.get(0)).replica().hub()).containsOnlyKeys("summary", "comments");
        Map<String, Object> replica = Map.of("summary", "x", "status", Map.of("name", "Open"), "comments", List.of());
        assertThat(bench.firstSync(examples.get(1), replica).difference().fields())
                .containsOnlyKeys("summary", "status");
    }

    /** Rewrites the tables when it runs with {@code -Dsyncline.docs=write}. */
    @Test
    void itsTablesAreThoseOfTheProgram() throws IOException {
        String wanted = ReferenceTables.into(reference());
        if ("write".equals(System.getProperty("syncline.docs"))) {
            Files.writeString(Path.of("docs", "scripts.md"), wanted);
        }
        assertThat(reference())
                .as("run ./mvnw test -Dtest=ScriptReferenceTest -Dsyncline.docs=write and look at the difference")
                .isEqualTo(wanted);
    }

    @Test
    void everyMethodOfAHelperThatTheListsPermitIsInIt() throws IOException {
        String lists = resource("dev/syncline/script/fence/permitted/dev.syncline.script.api.txt");
        List<String> permitted = Pattern.compile("(?:Helper|RuleLog) (\\w+)\\(([^)]*)\\)")
                .matcher(lists)
                .results()
                .map(member -> member.group(1) + " "
                        + (member.group(2).isEmpty() ? 0 : member.group(2).split(",").length))
                .sorted()
                .toList();
        assertThat(permitted).hasSizeGreaterThan(20);
        assertThat(ScriptReference.all().stream()
                        .filter(entry -> entry.kind() == ScriptReference.Kind.METHOD)
                        .map(entry -> entry.name() + " " + parameters(entry.signature()))
                        .sorted())
                .containsExactlyElementsOf(permitted);
    }

    private static int parameters(String signature) {
        String inside = signature.substring(signature.indexOf('(') + 1, signature.length() - 1);
        return inside.isEmpty() ? 0 : inside.replaceAll("\\{[^}]*}", "closure").split(",").length;
    }

    @TestFactory
    Stream<DynamicTest> eachOfItsExamplesRuns() {
        return ScriptReference.all().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.signature(),
                        () -> assertThat(new ExampleRun(entry).leavesSomething())
                                .as(entry.example())
                                .isTrue()));
    }

    @Test
    void itNamesEveryVariableThatIsBound() {
        assertThat(ScriptReference.of(Direction.OUTGOING).stream()
                        .filter(entry -> entry.kind() == ScriptReference.Kind.VARIABLE)
                        .map(ScriptReference::name))
                .containsExactlyInAnyOrderElementsOf(ExampleRun.bound(Direction.OUTGOING));
        assertThat(ScriptReference.of(Direction.INCOMING).stream()
                        .filter(entry -> entry.kind() == ScriptReference.Kind.VARIABLE)
                        .map(ScriptReference::name))
                .containsExactlyInAnyOrderElementsOf(ExampleRun.bound(Direction.INCOMING));
    }

    @Test
    void everyTypeItNamesHasMembers() {
        List<String> owners =
                ScriptReference.all().stream().map(ScriptReference::owner).toList();
        assertThat(ScriptReference.all().stream().map(ScriptReference::type).filter(type -> !type.isEmpty()))
                .isSubsetOf(owners);
    }

    @Test
    void itNamesEverySetting() throws IOException {
        assertThat(RuleSettings.class.getRecordComponents())
                .allSatisfy(setting -> assertThat(reference())
                        .contains("syncline.script."
                                + setting.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "System.getenv()",
                "new File('x')",
                "Class.forName('x')",
                "evaluate('1')",
                "@Grab('x:y:1') def a = 1",
                "'x'.metaClass",
                "use(Math) { }",
                "trait T { }; class A implements T { }",
                "sleep(1)",
                "synchronized (this) { }",
                "[1, 2].permutations()",
                "[[1], [2]].combinations()",
                "[1, 2].subsequences()",
                "'x'.properties",
                "'x'.dump()",
                "'x'.inspect()",
                "['a.txt'] as File",
                "[time: 1] as Date",
                "new int[2][2]",
                "'aa'..'zz'"
            })
    void whatItCallsRefusedIsRefused(String source) {
        ScriptFault fault = catchThrowableOfType(ScriptFault.class, () -> bench.firstSync(source, Map.of()));
        assertThat(fault).as("must not run to its end").isNotNull();
        assertThat(fault.remedy()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "issue.customFields.'Floor'.value",
                "issue.'Floor'",
                "UUID.randomUUID().toString()",
                "new groovy.json.JsonSlurper().parseText('[3]')[0]",
                "groovy.json.JsonOutput.toJson([3])",
                "java.time.LocalDate.of(2026, 1, 3).toString()",
                "new Date(3).time",
                "Math.max(1, 3)",
                "syncHelper.trackerUrl"
            })
    void whatItCallsPermittedIsPermitted(String source) {
        assertThat(bench.outgoing("replica.x = " + source).replica().hub()).containsKey("x");
    }

    private static String reference() throws IOException {
        return Files.readString(Path.of("docs", "scripts.md"));
    }

    private static String resource(String name) throws IOException {
        return Files.readString(Path.of("src", "main", "resources").resolve(name));
    }
}
