-- How this side of a connection names its life, and how the other side named its own last: of two copies of a node the
-- one is followed that named itself anew last. number, word: what calls say; told: whether the other side took that;
-- claims: whether this side is to be followed whatever the other one knows; refused: since when the other side follows
-- another copy.
create table connection_life (
    connection_id uuid not null primary key,
    number bigint not null,
    word uuid not null,
    told boolean not null,
    claims boolean not null,
    refused timestamp with time zone,
    their_number bigint,
    their_word uuid
);
