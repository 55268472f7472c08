-- Connections that went on from an older state of this database: what was written for them may be in the tracker
-- although nobody here remembers it.
create table twin_restored (
    connection uuid not null primary key,
    since timestamp with time zone not null
);
-- Set while a pair may have been written to by a life of the database that is forgotten.
alter table twin add column doubted boolean default false not null;
-- The life of the database that the pairs were last told of: one row.
create table twin_life (
    id smallint not null primary key,
    incarnation uuid not null
);
-- Goes into the id of every pair that is begun here, so that nobody else can make up one: one row.
create table twin_secret (
    id smallint not null primary key,
    secret uuid not null
);
