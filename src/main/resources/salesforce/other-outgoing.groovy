// What this side sends. Every field goes by its API name; delete a line to keep a field at home.
if (entity.entityType == "OBJECT") {
    replica.key         = entity.key
    replica.summary     = entity.summary
    replica.description = entity.description
    replica.status      = entity.status
    replica.priority    = entity.priority
    replica.comments    = entity.comments.findAll { !it.internal }
    replica.attachments = entity.attachments.findAll { !it.internal }
}
