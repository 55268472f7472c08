-- How many syncs passed, by minute: a line for each time a process wrote what it counted, so that none waits for another.
-- Kept as long as somebody asks for the last hour.
create table sync_recent (
    passed timestamp with time zone not null,
    syncs bigint not null
);
create index sync_recent_passed on sync_recent (passed);
