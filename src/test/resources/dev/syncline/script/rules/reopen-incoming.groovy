// A comment on a closed item opens it again before it is added.
def fresh = replica.addedComments.findAll { !it.internal }
if (issue.status?.name == "Closed" && fresh) {
    workflowHelper.transition(issue, "Open")
    store(issue)
}
issue.comments = commentHelper.mergeComments(issue, replica)
def due = replica.customFields."Due"?.value
if (due) {
    def format = new java.text.SimpleDateFormat("yyyy-MM-dd")
    format.timeZone = TimeZone.getTimeZone("UTC")
    issue.due = format.parse(due as String)
}
if (replica.status?.name == "Resolved") {
    issue.resolution = nodeHelper.getResolution("Fixed")
}
