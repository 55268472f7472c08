import com.exalate.api.exception.IssueTrackerException

def statusMapping = [
    "New"        : "Open",
    "In Progress": "Open",
    "Resolved"   : "Closed"
]
def priorities = ["Urgent": "High", "Normal": "Low"]

if (firstSync) {
    issue.projectKey = "ACME"
    issue.typeName   = nodeHelper.getIssueType(replica.type?.name)?.name ?: "Task"
}
if (!replica.summary) {
    throw new IssueTrackerException("The partner sent ${replica.key} without a summary.")
}
issue.summary     = replica.summary
issue.description = replica.description ?: "No description"
issue.labels      = replica.labels.collect { it.label = it.label.replace(" ", "_"); it }
issue.labels     += nodeHelper.getLabel("from_${connection.remoteShortName.toLowerCase()}")
issue.priority    = nodeHelper.getPriority(priorities[replica.priority?.name] ?: "Low")
issue.assignee    = nodeHelper.getUserByEmail(replica.assignee?.email) ?: defaultAssignee()

def wanted = statusMapping[replica.status?.name]
if (wanted && wanted != issue.status?.name) {
    issue.setStatus(wanted)
}

issue.comments = commentHelper.mergeComments(issue, replica, { comment ->
    comment.executor = nodeHelper.getUserByEmail(comment.author?.email)
    if (comment.body.contains("[internal]")) {
        comment.internal = true
    }
    comment
})
issue.attachments = attachmentHelper.mergeAttachments(issue, replica)
issue.customFields."Partner reference".value = replica.key
if (firstSync) {
    syncHelper.syncBackAfterProcessing()
}

def defaultAssignee() {
    return nodeHelper.getUserByUsername("jane")
}
