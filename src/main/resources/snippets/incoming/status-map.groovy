// Map statuses by name
// Their names on the left, yours on the right; a name that is not listed changes nothing.
def statuses = [
    "New"        : "Open",
    "In Progress": "In progress",
    "Done"       : "Closed"
]
def status = statuses[replica.status?.name]
if (status) { issue.status = nodeHelper.getStatus(status) ?: issue.status }
