// Take comments over as internal notes
// Requesters do not see internal notes.
issue.comments = commentHelper.mergeComments(issue, replica) { comment ->
    comment.internal = true
    comment
}
