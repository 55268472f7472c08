// Tell which item a sub-item belongs to
// The other side hangs it below its own copy of the parent.
replica.parentId = issue.parentId
