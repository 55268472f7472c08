// What this side sends. Every field goes by its API name; delete a line to keep a field at home.
if (entity.entityType == "Case") {
    replica.key         = entity.CaseNumber
    replica.summary     = entity.Subject
    replica.description = entity.Description
    replica.status      = entity.status
    replica.priority    = entity.priority
    replica.assignee    = entity.assignee
    replica.comments    = entity.comments.findAll { !it.internal }
    replica.attachments = entity.attachments.findAll { !it.internal }
    // Any field, custom ones too: replica.Origin = entity.Origin, replica.Floor__c = entity.Floor__c
}
