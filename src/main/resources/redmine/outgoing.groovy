// What this side sends. Delete a line to keep a field at home.
replica.key          = issue.key
replica.summary      = issue.summary
replica.description  = issue.description
replica.status       = issue.status
replica.priority     = issue.priority
replica.tracker      = issue.tracker
replica.category     = issue.category
replica.assignee     = issue.assignee
replica.reporter     = issue.reporter
replica.project      = issue.project
replica.dueDate      = issue.dueDate
replica.customFields = issue.customFields
replica.comments     = issue.comments.findAll { !it.internal }
replica.attachments  = issue.attachments.findAll { !it.internal }
