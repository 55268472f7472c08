// Put the author in front of each comment
// For trackers in which all comments are written by one user.
issue.comments = commentHelper.mergeComments(issue, replica) { comment ->
    comment.body = "${comment.author?.displayName ?: 'Somebody'}: ${comment.body}"
    comment
}
