import com.exalate.basic.domain.BasicIssueKey

if (firstSync) {
    workItem.projectKey = "ACME"
    workItem.typeName   = "Task"
}
issue.summary        = replica.summary
workItem.description = nodeHelper.toMarkDownFromHtml(replica.description)
workItem.assignee    = nodeHelper.getUserByEmail(replica.assignee?.email, workItem.project?.key)

def parentLink = replica.issueLinks?.find { it.linkName == "is child of" }
if (parentLink?.otherIssueId) {
    def localParent = syncHelper.getLocalIssueKeyFromRemoteId(parentLink.otherIssueId.toString().toLong())
    if (localParent?.id) {
        workItem.parentId = localParent.id
        def body = groovy.json.JsonOutput.toJson([[op: "add", path: "/relations/-", value: [rel: "Parent", url: localParent.urn]]])
        def res = httpClient.http(
            "PATCH",
            "/things/1",
            body,
            ["api-version": ["6.0"]],
            ["Content-Type": ["application/json-patch+json"]]
        ) { req, res ->
            if (res.code >= 400) {
                debug.error("The link was not made: ${res.code} ${res.body}")
            }
            res.body
        }
        issue.linkId = res.id
    } else {
        log.warn("The parent of ${replica.key} is not here yet.")
    }
}
workItem.comments = commentHelper.mergeComments(workItem, replica) { c ->
    c.body = "<b>${c.author?.displayName}</b> wrote: ${c.body}"
}
