// Take labels over and mark where the item came from
// The last line adds a label of your own.
issue.labels = replica.labels ?: []
issue.labels += nodeHelper.getLabel("from-partner")
