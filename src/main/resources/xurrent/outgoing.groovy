// What this side sends. Delete a line to keep a field at home.
replica.key           = entity.key
replica.summary       = entity.summary
replica.description   = entity.description
replica.status        = entity.status
replica.priority      = entity.priority
replica.category      = entity.category
replica.labels        = entity.labels
replica.assignee      = entity.assignee
replica.reporter      = entity.reporter
replica.requested_for = entity.requested_for
replica.templateId    = entity.templateId
replica.customFields  = entity.customFields
replica.comments      = entity.comments.findAll { !it.internal }
replica.attachments   = entity.attachments.findAll { !it.internal }
