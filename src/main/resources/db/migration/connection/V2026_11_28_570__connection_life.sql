-- Which life of this node the other side of a connection knows, and which of the other side this one knows: a copy of
-- the whole node cannot follow what its original said after it was copied. mine: what the other side took; next_one:
-- what it is told now; claims: an administrator, or a restored backup, says that this is the node; refused: since when
-- the other side follows another copy; theirs: what it said of itself last.
create table connection_life (
    connection_id uuid not null primary key,
    mine uuid not null,
    next_one uuid not null,
    claims boolean not null,
    refused timestamp with time zone,
    theirs uuid
);
