// Write a custom field
// The name of your field on the left, theirs on the right.
def floor = replica.customFields?."Floor"?.value
if (floor != null) { issue.customFields."Floor".value = floor }
