package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How rules call this node's own tracker, and nothing else. */
class HttpClientTest {

    private final RuleBench bench = new RuleBench();

    @Test
    void getReadsJson() {
        assertThat(value("httpClient.get('/accounts').name")).isEqualTo("Globex");
        assertThat(value("httpClient.get('/list', false)[0].value.sum()")).isEqualTo(3);
        assertThat(value("httpClient.get('/text')")).isEqualTo("plain words");
        assertThat(bench.calls).allMatch(HttpCall::reads);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    /accounts                               | /accounts
                    accounts                                | /accounts
                    https://desk.acme.test/accounts         | /accounts
                    /query?q=SELECT Id FROM A WHERE N = 'x' | /query?q=SELECT%20Id%20FROM%20A%20WHERE%20N%20=%20'x'
                    /query?q=WHERE N = 'A & B' AND C > 1    | /query?q=WHERE%20N%20=%20'A%20%26%20B'%20AND%20C%20%3E%201
                    /query?q=LIKE '%x%20'&limit=2           | /query?q=LIKE%20'%25x%20'&limit=2
                    /query/?a#b                             | /query/?a%23b
                    """)
    void aPathMayBeWrittenAsPeopleWriteIt(String path, String target) {
        bench.outgoing("try { httpClient.get(\"" + path + "\") } catch (IllegalStateException e) { }");
        assertThat(bench.calls).extracting(HttpCall::target).containsExactly(target);
    }

    @Test
    void parametersAreEncoded() {
        value("httpClient.get('/accounts', [name: \"Globex & Sons\", of: ['a', 'b'], 'x y': '50%'])");
        assertThat(bench.calls.get(0).target()).isEqualTo("/accounts?name=Globex%20%26%20Sons&of=a&of=b&x%20y=50%25");
    }

    @Test
    void postPutPatchAndDeleteSendWhatTheyAreGiven() {
        assertThat(value("httpClient.post('/things', '{\"a\": 1}').id")).isEqualTo("t1");
        assertThat(value("httpClient.put('/things/1', groovy.json.JsonOutput.toJson([a: 2])).id"))
                .isEqualTo("t1");
        assertThat(value("httpClient.patch('/things/1', [a: 3]).id")).isEqualTo("t1");
        assertThat(value("httpClient.delete('/things/1') == null")).isEqualTo(true);
        assertThat(bench.calls)
                .extracting(call -> call.method() + " " + call.body())
                .containsExactly("POST {\"a\": 1}", "PUT {\"a\":2}", "PATCH {\"a\":3}", "DELETE null");
    }

    @Test
    void aClosureIsGivenWhatWasAskedAndAnsweredWhateverTheCode() {
        assertThat(value("""
                        httpClient.post("/nowhere", "{}", [:], ["Content-Type": ["application/json"]]) { req, res ->
                            "${req.method} ${req.path} ${res.code} ${res.body.detail}".toString()
                        }""")).isEqualTo("POST /nowhere 404 Nothing here");
        assertThat(bench.calls.get(0).headers()).containsEntry("Content-Type", List.of("application/json"));
        assertThat(value("httpClient.put('/things/1', '{}', null, null) { req, res -> res.body.id }"))
                .isEqualTo("t1");
        assertThat(value("httpClient.get('/accounts', null, null) { res -> res.code }"))
                .isEqualTo(200);
    }

    @Test
    void theParameterOfAClosureMayHaveTheNameOfWhatIsAssigned() {
        assertThat(bench.outgoing("""
                        def res = httpClient.http("GET", "/accounts", null, [:], [:]) { req, res -> res.body }
                        def res2 = httpClient.http("POST", "/things", "{}", [:], [:]) { req, res2 ->
                            if (res2.code >= 300) { debug.error("no") } else { res2.body }
                        }
                        replica.x = res.name + res2.id
                        """).replica().hub()).containsEntry("x", "Globext1");
    }

    @Test
    void withoutAClosureTheGenericFormGivesTheAnswer() {
        assertThat(value("httpClient.http('GET', '/nowhere', null, null, null).code"))
                .isEqualTo(404);
    }

    @Test
    void aSimpleFormEndsTheRunWhenTheAnswerIsNoSuccess() {
        ScriptFault fault = fault("replica.x = httpClient.get('/nowhere').name");
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.THROWN);
        assertThat(fault)
                .hasMessageContaining("GET /nowhere was answered with 404")
                .hasMessageContaining("Nothing here");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.test/x",
                "https://desk.acme.test.evil.test/x",
                "//evil.test/x",
                "\\\\\\\\evil.test/x",
                "http:evil",
                "file:///etc/passwd"
            })
    void anAddressElsewhereIsRefused(String path) {
        ScriptFault fault = fault("httpClient.get(\"" + path + "\")");
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.REFUSED);
        assertThat(fault.remedy()).contains("below the tracker's address");
        assertThat(bench.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a/../../admin", "/..", "/a/%2e%2E/b", "/a/./b", "/a\\\\..\\\\b"})
    void aPathCannotClimb(String path) {
        assertThat(fault("httpClient.get(\"" + path + "\")")).hasMessageContaining("takes no path");
        assertThat(bench.calls).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "cookie", "Host", "X Y"})
    void credentialsAreNotTakenFromARule(String header) {
        ScriptFault fault =
                fault("httpClient.http('GET', '/accounts', null, [:], ['" + header + "': ['x']]) { req, res -> res }");
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.REFUSED);
        assertThat(fault.remedy()).contains("credentials no rule sees");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "httpClient.azureClient.getCredentials()",
                "httpClient.ws",
                "httpClient.client",
                "httpClient.getCredentials()",
                "httpClient.setBasicAuth('a', 'b')"
            })
    void whatLiesBehindItIsRefused(String source) {
        ScriptFault fault = fault(source);
        assertThat(fault.kind()).isEqualTo(ScriptFault.Kind.REFUSED);
        assertThat(fault.remedy()).contains("httpClient.get, post, put");
    }

    @Test
    void aRunMakesABoundedNumberOfCalls() {
        assertThat(fault("while (true) { httpClient.get('/accounts') }")).hasMessageContaining("more than 100 calls");
        assertThat(bench.calls).hasSize(100);
    }

    @Test
    void aMethodItDoesNotKnowIsRefused() {
        assertThat(fault("httpClient.http('TRACE', '/x', null, [:], [:])")).hasMessageContaining("'TRACE'");
    }

    @Test
    void aHeaderCannotSmuggleALine() {
        value("httpClient.http('GET', '/accounts', null, [:], [Accept: ['a\\r\\nEvil: b']]).code");
        assertThat(bench.calls.get(0).headers()).isEqualTo(Map.of("Accept", List.of("a  Evil: b")));
    }

    private Object value(String expression) {
        return bench.outgoing("replica.x = " + expression).replica().hub().get("x");
    }

    private ScriptFault fault(String source) {
        ScriptFault fault = catchThrowableOfType(ScriptFault.class, () -> bench.outgoing(source));
        assertThat(fault).as(source).isNotNull();
        return fault;
    }
}
