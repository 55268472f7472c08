// Take the description only once
// Later edits on either side stay where they are made.
if (firstSync) { issue.description = replica.description }
