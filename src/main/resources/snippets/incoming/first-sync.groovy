// Choose where a new item is made
// By the project it comes from; the last value is for all others.
if (firstSync) {
    def projects = ["GLX": "ACME"]
    issue.projectKey = projects[replica.project?.key] ?: "ACME"
    issue.typeName = nodeHelper.getIssueType(replica.type?.name, issue.projectKey)?.name ?: "Incident"
}
