// Requests: a service on the first sync, a category that never changes.
if (firstSync) {
    entity.serviceInstanceId = 4711
}
entity.summary  = replica.summary
entity.status   = nodeHelper.getStatus(statusFor(replica.status?.name))
entity.priority = getPriority()
replica.labels?.each { entity.labels += nodeHelper.getLabel(it.label) }
entity.teamId       = nodeHelper.getTeamIdByName("Support")
entity.customFields."Group" = nodeHelper.getCustomField(entity.templateId, "Group", replica.group)
entity.comments     = commentHelper.mergeComments(entity, replica)
entity.attachments  = attachmentHelper.mergeAttachments(entity, replica)
entity.category     = "incident"

def getPriority() {
    def found = replica.priority?.name ? nodeHelper.getPriority(replica.priority.name) : null
    return found ?: nodeHelper.getPriority("Low")
}

String statusFor(String remote) {
    switch (remote) {
        case ["Done", "Resolved"]: return "Closed"
        default: return "Open"
    }
}
