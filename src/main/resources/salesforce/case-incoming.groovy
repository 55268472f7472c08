// What this side takes over. Every field goes by its API name.
if (firstSync) {
    entity.entityType = "Case"
    // Where new cases go: entity.Origin = "Web", entity.RecordTypeId = "Support",
    // entity.OwnerId = nodeHelper.getTeamIdByName("Support Queue")
}
if (entity.entityType == "Case") {
    entity.Subject = replica.summary
    // Some trackers never change it: what was edited here stays until theirs is another.
    if (replica.description != previous?.description) { entity.Description = replica.description }

    // Statuses and priorities of other trackers, by the names they use.
    def statuses = ["Open": "New", "Assigned": "New", "Accepted": "New", "On backlog": "New", "Not Started": "New",
                    "In progress": "Working", "In Progress": "Working", "open": "Working", "Waiting": "Working",
                    "Waiting for": "Working", "Waiting for customer": "Working", "Waiting on someone else": "Working",
                    "Reservation pending": "Working", "Workflow pending": "Working", "Project pending": "Working",
                    "Feedback": "Working", "stalled": "Working", "On Hold": "Working", "Deferred": "Working",
                    "Resolved": "Closed", "resolved": "Closed", "Done": "Closed", "Completed": "Closed",
                    "Declined": "Closed", "Rejected": "Closed", "rejected": "Closed"]
    def priorities = ["Top": "High", "Critical": "High", "Urgent": "High", "Immediate": "High", "Normal": "Medium"]
    // Only what changed over there since the last time, so that a status of our own stays.
    if (replica.status?.name && replica.status.name != previous?.status?.name) {
        def status = nodeHelper.getStatus(replica.status.name) ?: nodeHelper.getStatus(statuses[replica.status.name])
        if (status) { entity.status = status }
    }
    if (replica.priority?.name && replica.priority.name != previous?.priority?.name) {
        def priority = nodeHelper.getPriority(replica.priority.name) ?: nodeHelper.getPriority(priorities[replica.priority.name])
        if (priority) { entity.priority = priority }
    }

    entity.comments    = commentHelper.mergeComments(entity, replica)
    entity.attachments = attachmentHelper.mergeAttachments(entity, replica)
}
