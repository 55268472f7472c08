package dev.syncline.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Class names of the reference product: those that rules use are here, the others name what to use instead. */
class ForeignClassesTest {

    private final RuleBench bench = new RuleBench();

    @ParameterizedTest
    @CsvSource({
        "com.exalate.api.domain.IIssueKey, syncHelper.getLocalIssueKeyFromRemoteId(77)",
        "com.exalate.basic.domain.BasicIssueKey, issueKey",
        "com.exalate.api.domain.connection.IConnection, connection",
        "com.exalate.api.domain.hubobject.IHubIssueReplica, replica",
        "com.exalate.api.domain.request.ISyncRequest, replica",
        "com.exalate.api.domain.hubobject.EntityType, issue.entityType",
        "com.exalate.api.domain.twintrace.INonPersistentTrace, new com.exalate.basic.domain.BasicNonPersistentTrace()",
        "com.exalate.basic.domain.hubobject.v1.BasicHubIssue, issue",
        "com.exalate.basic.domain.hubobject.v1.BasicHubComment, issue.comments[0]",
        "com.exalate.basic.domain.hubobject.v1.BasicHubUser, issue.assignee",
        "com.exalate.basic.domain.hubobject.v1.BasicHubAttachment, issue.attachments[0]",
        "com.exalate.basic.domain.hubobject.v1.BasicHubLabel, issue.labels[0]",
        "com.exalate.basic.domain.hubobject.v1.BasicHubCustomField, issue.customFields.Floor",
        "com.exalate.basic.domain.hubobject.v1.BasicHubOption, 'nodeHelper.getOption(issue, \"Group\", \"Support\")'",
        "com.exalate.basic.domain.hubobject.v1.BasicHubProject, issue.project",
        "com.exalate.basic.domain.hubobject.v1.BasicHubWorkLog, issue.workLogs[0]",
        "com.exalate.basic.domain.hubobject.v1.status.BasicHubStatus, issue.status",
        "com.exalate.hubobject.jira.CommentHelper, commentHelper",
        "com.exalate.hubobject.jira.AttachmentHelper, attachmentHelper",
        "services.jcloud.hubobjects.NodeHelper, nodeHelper",
        "services.replication.PreparedHttpClient, httpClient",
        "com.exalate.domain.http.GroovyHttpResponse, 'httpClient.http(\"GET\", \"/x\", null, null, null)'",
        "scala.collection.Seq, scala.collection.JavaConverters.asScalaBuffer([1])"
    })
    void typesFitWhatRulesHold(String type, String value) {
        String name = type.substring(type.lastIndexOf('.') + 1);
        assertThat(bench.outgoing("import " + type + "\ndef take(" + name + " it) { it }\n" + name + " held = " + value
                                + "\nreplica.x = take(held) != null")
                        .replica()
                        .hub())
                .containsEntry("x", true);
    }

    @Test
    void hubObjectsAreMadeAndFilled() {
        assertThat(bench.update("""
                        import com.exalate.basic.domain.hubobject.v1.*
                        import com.exalate.basic.domain.hubobject.v1.status.BasicHubStatus
                        def status = new BasicHubStatus()
                        status.setName("Closed")
                        issue.status = status
                        issue.labels += new BasicHubLabel(label: "made")
                        def user = new BasicHubUser()
                        user.email = "jane@acme.test"
                        issue.reporter = user
                        def comment = new BasicHubComment()
                        comment.body = "Hello"
                        issue.comments += comment
                        """, Map.of(), Map.of()).difference().fields())
                .isEqualTo(Map.of(
                        "status", Map.of("name", "Closed"),
                        "labels", List.of("hot", "printer", "made"),
                        "reporter", Map.of("email", "jane@acme.test")));
    }

    @Test
    void theResultMayBeAScalaPairWithAScalaList() {
        IncomingResult result = bench.firstSync("""
                        import com.exalate.basic.domain.BasicIssueKey
                        import scala.Tuple2
                        import scala.collection.JavaConverters
                        return new Tuple2(new BasicIssueKey("9", "ACME-9", "ticket"),
                            JavaConverters.asScalaBuffer(traces).toSeq())
                        """, Map.of("summary", "x"));
        assertThat(result.attachTo()).isEqualTo(new LocalKey("9", "ACME-9", "ticket"));
    }

    @Test
    void scalaListsAreListsBothWays() {
        assertThat(bench.outgoing("""
                        import scala.collection.JavaConverters
                        def there = JavaConverters.asScalaBufferConverter([1, 2]).asScala()
                        replica.x = JavaConverters.seqAsJavaListConverter(there).asJava().collect { it + 1 }
                        """).replica().hub()).containsEntry("x", List.of(2, 3));
    }

    @Test
    void kindsOfFieldsAreNames() {
        assertThat(bench.outgoing("""
                        import com.exalate.api.domain.hubobject.v1_2.HubCustomFieldType
                        replica.x = [HubCustomFieldType.STRING, HubCustomFieldType.TEXT, HubCustomFieldType.OPTION,
                            HubCustomFieldType.NUMERIC]
                        """).replica().hub())
                .containsEntry("x", List.of("STRING", "TEXT", "OPTION", "NUMERIC"));
    }

    @ParameterizedTest
    @CsvSource({
        "play.api.libs.ws.WSClient, httpClient",
        "play.api.libs.json.Json, JsonSlurper",
        "akka.actor.ActorSystem, httpClient",
        "scala.concurrent.Await$, Nothing needs waiting for",
        "scala.concurrent.duration.Duration, Nothing needs waiting for",
        "scala.util.Try, try and catch",
        "scala.collection.immutable.Map, JavaConverters",
        "services.jcloud.exalate.JCloudClient, httpClient",
        "jcloudnode.services.jcloud.transport.JCloudGeneralSettingsRepository, httpClient",
        "com.exalate.replication.services.issuetracker.GroovyHttpClient, Credentials stay with the node",
        "com.exalate.replication.services.SyncScriptContext, as arguments",
        "com.atlassian.jira.component.ComponentAccessor, nodeHelper",
        "java.net.URL, httpClient",
        "groovyx.net.http.HTTPBuilder, httpClient"
    })
    void aClassThatIsNotHereNamesItsReplacementAtItsLine(String type, String instead) {
        List<Problem> problems =
                bench.rules.check(Direction.INCOMING, "issue.summary = replica.summary\nimport " + type);
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0).line()).isEqualTo(2);
        assertThat(problems.get(0).message())
                .contains("unable to resolve class " + type)
                .contains(instead);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "play.api.libs.ws.WS.url('x')",
                "services.jcloud.Internals.get()",
                "def x = new GroovyHttpClient()",
                "AdminHttpClient.get('x')",
                "jcloudnode.Injector.instance"
            })
    void reachingForItWithoutAnImportIsRefusedWithTheReplacement(String source) {
        ScriptFault fault = catchThrowableOfType(ScriptFault.class, () -> bench.outgoing(source));
        assertThat(fault).as(source).isNotNull();
        assertThat(fault.getMessage() + fault.remedy()).as(source).contains("httpClient.get, post, put");
    }
}
