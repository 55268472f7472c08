// Choose where a new item is made
// By the project it comes from; the last value is for all others. Where your tracker has types, set issue.typeName as well.
if (firstSync) {
    def projects = ["GLX": "ACME"]
    issue.projectKey = projects[replica.project?.key] ?: "ACME"
}
