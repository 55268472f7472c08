// Send only items of high priority
// A rule that leaves the replica empty sends nothing.
if (issue.priority?.name != "High") { return }
replica.summary = issue.summary
