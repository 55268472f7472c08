// What this side takes over. The first note of a request is its description and cannot be changed later.
if (firstSync) {
    entity.category    = "incident"
    entity.impact      = "medium"
    entity.description = replica.description
    // Where new requests go: entity.serviceId = "...", entity.templateId = "...",
    // entity.teamId = nodeHelper.getTeamIdByName("Service Desk")
}
entity.summary = replica.summary

// Statuses and priorities of other trackers, by the names they use.
// What waits for a workflow, a project or a reservation of theirs has none here.
def statuses = ["New": "assigned", "new": "assigned", "Open": "assigned", "Not Started": "assigned",
                "Working": "in_progress", "Escalated": "in_progress", "open": "in_progress",
                "Reservation pending": "in_progress", "Workflow pending": "in_progress", "Project pending": "in_progress",
                "Waiting": "waiting_for", "Feedback": "waiting_for", "stalled": "waiting_for", "On Hold": "waiting_for",
                "Waiting on someone else": "waiting_for", "Deferred": "on_backlog", "resolved": "completed",
                "Resolved": "completed", "Done": "completed", "Closed": "completed", "Rejected": "completed",
                "rejected": "completed"]
def priorities = ["Critical": "top", "Urgent": "top", "Immediate": "top", "Normal": "medium"]
// Only what changed over there since the last time, so that a status of our own stays.
if (replica.status?.name && replica.status.name != previous?.status?.name) {
    def status = nodeHelper.getStatus(statuses[replica.status.name] ?: replica.status.name)
    if (status && status.name != entity.status?.name) {
        entity.status = status
        if (status.name == "Completed") {
            entity.completionReason = replica.status.name.equalsIgnoreCase("rejected") ? "rejected" : "solved"
        }
    }
}
if (replica.priority?.name && replica.priority.name != previous?.priority?.name) {
    def priority = nodeHelper.getPriority(priorities[replica.priority.name] ?: replica.priority.name)
    if (priority) { entity.priority = priority }
}

if (replica.labels != previous?.labels) { entity.labels = replica.labels }
entity.comments    = commentHelper.mergeComments(entity, replica)
entity.attachments = attachmentHelper.mergeAttachments(entity, replica)
