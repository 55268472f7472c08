// Hang a sub-item below its parent
// The parent must be under sync on this connection before its sub-items come.
def parent = syncHelper.getLocalIssueKeyFromRemoteId(replica.parentId)
if (parent) { issue.parentId = parent.id }
