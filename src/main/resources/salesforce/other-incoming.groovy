// What this side takes over. Every field goes by its API name: entity.Floor__c = replica.floor
if (firstSync) {
    entity.entityType = "OBJECT"
}
if (entity.entityType == "OBJECT") {
    entity.summary = replica.summary
    // Where the object has one: entity.Description = replica.description
    entity.comments    = commentHelper.mergeComments(entity, replica)
    entity.attachments = attachmentHelper.mergeAttachments(entity, replica)
}
