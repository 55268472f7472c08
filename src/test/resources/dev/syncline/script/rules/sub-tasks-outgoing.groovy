import com.exalate.basic.domain.BasicIssueKey

replica.key     = issue.key
replica.summary = issue.summary
replica.parentId = issue.parentId
issue.issueLinks.findAll { it.linkTypeName == "sub-task" }.each { link ->
    syncHelper.exalate(new BasicIssueKey(link.otherIssueId, link.otherIssueKey))
}
if (issue.status.name == "Closed") {
    syncHelper.unExalateAfterProcessing()
}
