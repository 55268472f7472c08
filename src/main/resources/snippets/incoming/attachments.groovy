// Take files over
// Leave this out to keep the other side's files away.
issue.attachments = attachmentHelper.mergeAttachments(issue, replica)
