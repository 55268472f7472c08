import groovy.json.JsonOutput

if (entity.entityType == "ticket") {
    replica.key         = entity.key
    replica.summary     = entity.summary
    replica.description = nodeHelper.stripHtml(entity.description)
    replica.status      = entity.status
    replica.comments    = entity.comments.inject([]) { result, comment ->
        if (!comment.internal) {
            result += comment
        }
        result
    }
    replica.attachments = entity.attachments
    def name = "Globex & Sons"
    def account = httpClient.get("/query?q=SELECT Id, Name FROM Account WHERE Name = '${name}' LIMIT 1")
    replica.account = account?.name
    replica.payload = JsonOutput.toJson([key: entity.key, tags: entity.labels*.label])
}
if (entity.entityType == "contact") {
    replica.name = entity.name
}
