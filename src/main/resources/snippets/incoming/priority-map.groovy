// Map priorities, with one for all others
// Their names on the left, yours on the right.
def priorities = ["Critical": "High", "Major": "High", "Trivial": "Low"]
issue.priority = nodeHelper.getPriority(priorities[replica.priority?.name] ?: "Normal") ?: issue.priority
