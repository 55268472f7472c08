-- How far the changes of the tracker were read; version lets only one reader at a time move it.
create table change_cursor (
    tracker varchar(40) not null primary key,
    position ${text} not null,
    version bigint not null
);

-- What brings items under sync by itself.
create table sync_trigger (
    id uuid not null primary key,
    connection uuid not null,
    entity_type varchar(120) not null,
    filter varchar(4000) not null,
    notes varchar(2000) not null,
    active boolean not null,
    problem varchar(1000),
    created timestamp with time zone not null
);
create index sync_trigger_connection on sync_trigger (connection, created, id);
create index sync_trigger_active on sync_trigger (active, entity_type);
