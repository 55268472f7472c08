// What this side sends. Delete a line to keep a field at home.
replica.key          = entity.key
replica.summary      = entity.summary
replica.description  = entity.description
replica.status       = entity.status
replica.priority     = entity.priority
replica.assignee     = entity.assignee
replica.reporter     = entity.reporter
replica.project      = entity.project
replica.dueDate      = entity.dueDate
replica.customFields = entity.customFields
// Correspondence goes over, comments stay here.
replica.comments     = entity.comments.findAll { !it.internal }
replica.attachments  = entity.attachments.findAll { !it.internal }
