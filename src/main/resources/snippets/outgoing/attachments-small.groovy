// Send files up to 10 MB
// The size is in bytes.
replica.attachments = issue.attachments.findAll { it.filesize <= 10 * 1024 * 1024 }
