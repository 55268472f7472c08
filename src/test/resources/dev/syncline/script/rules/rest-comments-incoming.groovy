import com.exalate.api.domain.twintrace.TraceAction
import com.exalate.api.domain.twintrace.TraceType
import com.exalate.basic.domain.BasicIssueKey
import com.exalate.basic.domain.BasicNonPersistentTrace
import scala.Tuple2
import scala.collection.JavaConverters

issue.summary = replica.summary
store(issue)
replica.addedComments.each { comment ->
    def made = httpClient.post("/things", groovy.json.JsonOutput.toJson([text: comment.body]))
    traces.add(trace(made.id, comment.id))
}
return new Tuple2(new BasicIssueKey(1, "ACME-1"), traces)

BasicNonPersistentTrace trace(local, remote) {
    return new BasicNonPersistentTrace()
        .setType(TraceType.COMMENT)
        .setToSynchronize(true)
        .setLocalId(local as String)
        .setRemoteId(remote as String)
        .setAction(TraceAction.NONE)
}
