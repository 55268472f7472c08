// What this side takes over. A first sync makes a ticket in the first project;
// to choose another one: if (firstSync) { issue.projectKey = "ACME" }
issue.summary = replica.summary
// Some trackers never change it: what was edited here stays until theirs is another.
if (replica.description != previous?.description) { issue.description = replica.description }

// Statuses and priorities are taken over where this desk has one of the same name.
if (replica.status) {
    def status = nodeHelper.getStatus(replica.status.name)
    if (status) { issue.status = status }
}
if (replica.priority) {
    def priority = nodeHelper.getPriority(replica.priority.name)
    if (priority) { issue.priority = priority }
}

issue.labels      = replica.labels
issue.comments    = commentHelper.mergeComments(issue, replica)
issue.attachments = attachmentHelper.mergeAttachments(issue, replica)

// Custom fields keep their names.
replica.customFields?.each { name, field -> issue.customFields[name] = field }
