// Send public comments only
// Internal notes stay at home.
replica.comments = issue.comments.findAll { !it.internal }
