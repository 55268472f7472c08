-- How this side of a connection decides when both sides changed the same field, and how the other side said it does.
-- No row: the later change wins, and the other side said nothing.
create table connection_conflicts (
    connection_id uuid not null primary key,
    ours varchar(20) not null,
    theirs varchar(20) not null
);

-- The far side of a local connection did not initiate it: one side of each connection is the source.
update connection set initiated_here = false where far_side = true;
