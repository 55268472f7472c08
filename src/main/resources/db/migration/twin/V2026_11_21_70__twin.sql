-- Pairs of items. A row belongs to one side of a connection; local_key is '' until the local item is known.
create table twin (
    connection uuid not null,
    id uuid not null,
    local_tracker varchar(40),
    local_account varchar(200),
    local_type varchar(120),
    local_id varchar(200),
    local_key varchar(200) not null,
    remote_id varchar(200),
    remote_key varchar(200),
    remote_url varchar(2000),
    since timestamp with time zone not null,
    last_sent timestamp with time zone,
    last_received timestamp with time zone,
    primary key (connection, id)
);
create unique index twin_connection_local on twin (connection, local_type, local_id);
create index twin_connection_remote on twin (connection, remote_id);
create index twin_local on twin (local_type, local_id);
create index twin_order on twin (local_key, connection, id);
create index twin_connection_order on twin (connection, local_key, id);
create index twin_remote_key on twin (remote_key);

-- What both sides last agreed on.
create table twin_memory (
    connection uuid not null,
    twin uuid not null,
    sent ${text},
    received ${text},
    known ${text},
    written boolean default false not null,
    primary key (connection, twin)
);

-- Which part of the local item belongs to which part of the remote one.
create table twin_trace (
    connection uuid not null,
    twin uuid not null,
    type varchar(20) not null,
    local_id varchar(200) not null,
    remote_id varchar(200) not null,
    primary key (connection, twin, type, local_id, remote_id)
);

-- Twins that were taken off sync: a late message must not begin them again.
create table twin_ended (
    connection uuid not null,
    twin uuid not null,
    ended timestamp with time zone not null,
    primary key (connection, twin)
);
