// Send only comments that ask for it
// Those that begin with the word are sent.
replica.comments = issue.comments.findAll { it.body?.startsWith("@partner") }
