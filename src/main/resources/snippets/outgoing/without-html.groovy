// Send the description as plain text
// For trackers that show HTML as it is written.
replica.description = nodeHelper.stripHtml(issue.description)
