// Service desk to partner: everything a partner may see.
if (issue.labels.any { it.label == "confidential" }) return

replica.key            = issue.key
replica.type           = issue.type
replica.assignee       = issue.assignee
replica.reporter       = issue.reporter
replica.summary        = issue.summary
replica.description    = issue.description
replica.labels         = issue.labels
replica.comments       = commentHelper.filterLocal(issue.comments)
replica.resolution     = issue.resolution
replica.status         = issue.status
replica.parentId       = issue.parentId
replica.priority       = issue.priority
replica.attachments    = issue.attachments
replica.workLogs       = issue.workLogs
replica.project        = issue.project
replica.project?.versions   = []
replica.project?.components = []

replica.customFields."Floor" = issue.customFields."Floor"
replica.customKeys."sentBy"  = connection.localShortName
replica.link = "${syncHelper.getTrackerUrl()}browse/${issue.key}"
