-- When the other side of a connection last called, where only that side can call.
create table transport_caller (
    connection uuid primary key,
    called timestamp with time zone not null
);

-- Files that another side has to bring, because they cannot be fetched there.
create table transport_wanted (
    id uuid primary key,
    connection uuid not null,
    twin uuid not null,
    attachment ${text} not null,
    size_in_bytes bigint not null,
    sha256 varchar(64) not null,
    failure varchar(20),
    spoilt integer not null,
    asked timestamp with time zone not null
);
create index transport_wanted_twin on transport_wanted (connection, twin);
