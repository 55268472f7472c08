// What this side takes over. A first sync makes a ticket in the queue that General settings, Tracker names; for another
// one: if (firstSync) { entity.projectKey = "Network" }
// The first message of a ticket is its description and cannot be changed later.
if (firstSync) { entity.description = replica.description }
entity.summary = replica.summary

// Statuses and priorities of other trackers, by the names they use.
def statuses = ["In progress": "open", "Assigned": "new", "Accepted": "open", "Working": "open", "On backlog": "new",
                "Waiting": "stalled", "Waiting for": "stalled", "Waiting for customer": "stalled", "Feedback": "stalled",
                "Escalated": "open", "Done": "resolved", "Completed": "resolved", "Closed": "resolved",
                "Declined": "rejected"]
def priorities = ["Normal": "Medium", "Critical": "High", "Urgent": "High", "Immediate": "High", "Top": "High"]
// Only what changed over there since the last time, so that a status of our own stays.
if (replica.status?.name && replica.status.name != previous?.status?.name) {
    def mapped = statuses.find { it.key.equalsIgnoreCase(replica.status.name) }?.value
    def status = nodeHelper.getStatus(mapped ?: replica.status.name)
    if (status) { entity.status = status }
}
if (replica.priority?.name && replica.priority.name != previous?.priority?.name) {
    def priority = nodeHelper.getPriority(priorities[replica.priority.name] ?: replica.priority.name)
    if (priority) { entity.priority = priority }
}

entity.comments    = commentHelper.mergeComments(entity, replica)
entity.attachments = attachmentHelper.mergeAttachments(entity, replica)

// Custom fields that the ticket has, by the same name, where they changed over there: a copy without a value clears none here.
// A new ticket shows which it has once it is made, so it is stored first. One that RT asks of every new ticket is named before that:
// if (firstSync) { entity.customFields["Floor"] = replica.customFields?.get("Floor") }
if (firstSync && replica.customFields?.any { name, field -> field?.value }) { store(entity) }
entity.customFields.each { name, field ->
    if (replica.customFields?.get(name)?.value != previous?.customFields?.get(name)?.value) {
        entity.customFields[name] = replica.customFields[name]
    }
}
