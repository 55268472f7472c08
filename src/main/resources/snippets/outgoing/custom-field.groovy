// Send a custom field
// The name people see; the other side reads it by the same name.
replica.customFields."Floor" = issue.customFields."Floor"
