-- The outgoing rule is run again for all items under sync; the latest time for each connection.
-- reached: the last twin whose turn it was.
create table rerun (
    connection uuid not null primary key,
    revision bigint not null,
    state varchar(10) not null,
    started_by varchar(200) not null,
    started timestamp with time zone not null,
    ended timestamp with time zone,
    total bigint not null,
    reached uuid
);
create index rerun_state on rerun (state);

-- What became of each item whose turn it was.
create table rerun_item (
    connection uuid not null,
    twin uuid not null,
    outcome varchar(10) not null,
    primary key (connection, twin)
);
create index rerun_item_outcome on rerun_item (connection, outcome);
