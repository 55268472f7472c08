def statusMap = ["Open": "New", "In Progress": "Working", "Closed": "Done"]
def priorityMap = ["High": "P1", "Medium": "P2", "Low": "P3"]
def internal = ["internal", "confidential"]

String shortened(String text, int longest) {
    text == null ? "" : text.length() > longest ? text.substring(0, longest) + "..." : text
}

replica.key = issue.key
replica.summary = issue.summary?.trim()
replica.description = shortened(issue.description, 2000)
replica.status = statusMap[issue.status?.name] ?: "New"
replica.priority = priorityMap[issue.priority?.name] ?: "P2"
replica.reporter = issue.reporter
replica.assignee = issue.assignee
replica.labels = issue.labels.findAll { !(it.label in internal) }
replica.project = issue.project?.key
replica.created = issue.created

replica.comments = commentHelper.filterLocal(issue.comments).collect { comment ->
    comment.body = "[${comment.author?.displayName ?: 'Unknown'}] ${comment.body}".toString()
    comment
}
replica.attachments = issue.attachments.findAll { it.filesize < 10_000_000 }

def floor = issue.customFields."Floor"?.value
if (floor) {
    replica.location = "Floor ${floor}".toString()
}
def cost = issue.customFields."Cost"?.value ?: 0
replica.cost = cost * 1.19
replica.expensive = cost > 1000

def words = issue.summary.toLowerCase().split(/\s+/)
replica.urgent = words.any { it in ["fire", "down", "outage"] }
replica.size = words.length + (issue.description?.length() ?: 0)
def keys = issue.customFields.keySet().sort()
replica.fields = keys.join(", ")
for (key in keys) {
    replica."copy of ${key}" = issue.customFields."$key".value
}
replica.checksum = issue.comments.inject(0) { sum, comment -> sum + comment.body.length() }
