// What this side takes over. A first sync makes an issue in the project that General settings, Tracker names;
// for another one: if (firstSync) { issue.projectKey = "support"; issue.tracker = "Bug" }
issue.summary = replica.summary
// Some trackers never change it: what was edited here stays until theirs is another.
if (replica.description != previous?.description) { issue.description = replica.description }

// Statuses and priorities of other trackers, by the names they use; "open" is Request Tracker's, "Open" the desk's.
def statuses = ["Open": "New", "open": "In Progress", "stalled": "Feedback", "Assigned": "New", "On backlog": "New",
                "Accepted": "New", "Working": "In Progress", "Waiting": "Feedback", "Waiting for": "Feedback",
                "Waiting for customer": "Feedback", "Escalated": "In Progress", "Done": "Resolved", "Completed": "Resolved",
                "Declined": "Rejected"]
def priorities = ["Medium": "Normal", "Critical": "Immediate", "Top": "Urgent"]
// Only what changed over there since the last time, so that a status of our own stays.
if (replica.status?.name && replica.status.name != previous?.status?.name) {
    def status = nodeHelper.getStatus(replica.status.name) ?: nodeHelper.getStatus(statuses[replica.status.name])
    if (status) { issue.status = status }
}
if (replica.priority?.name && replica.priority.name != previous?.priority?.name) {
    def priority = nodeHelper.getPriority(replica.priority.name) ?: nodeHelper.getPriority(priorities[replica.priority.name])
    if (priority) { issue.priority = priority }
}

issue.comments    = commentHelper.mergeComments(issue, replica)
issue.attachments = attachmentHelper.mergeAttachments(issue, replica)

// Custom fields that the issue has, by the same name, where they changed over there: a copy without a value clears none here.
// A new issue shows which it has once it is made, so it is stored first. One that Redmine asks of every new issue is named before that:
// if (firstSync) { issue.customFields["Floor"] = replica.customFields?.get("Floor") }
if (firstSync && replica.customFields?.any { name, field -> field?.value }) { store(issue) }
issue.customFields.each { name, field ->
    if (replica.customFields?.get(name)?.value != previous?.customFields?.get(name)?.value) {
        issue.customFields[name] = replica.customFields[name]
    }
}
