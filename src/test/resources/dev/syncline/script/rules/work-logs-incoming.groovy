def proxy = nodeHelper.getUser("u1")
issue.workLogs = workLogHelper.mergeWorkLogs(issue, replica) { worklog ->
    def author = nodeHelper.getUserByEmail(worklog.author?.email)
    worklog.author       = author ?: proxy
    worklog.updateAuthor = worklog.author
    if (!author) {
        worklog.comment = "${worklog.author.displayName} for ${worklog.comment}".toString()
    }
    worklog
}
issue.customFields."Hours".value = (replica.workLogs*.timeSpent.sum() ?: 0) / 3600
