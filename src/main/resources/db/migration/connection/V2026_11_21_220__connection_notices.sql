-- The last thing this side has to tell the other of a connection: it was paused, resumed or removed.
-- It holds all that the call needs, since a removed connection is gone by then. told: when the other side signed for it.
create table notice_sent (
    connection_id uuid primary key,
    number bigint not null,
    kind varchar(10) not null,
    reason varchar(500) not null,
    made timestamp with time zone not null,
    name varchar(100) not null,
    remote_id uuid not null,
    remote_address varchar(600),
    remote_key varchar(100) not null,
    attempts int not null,
    told timestamp with time zone
);
create index notice_sent_kind on notice_sent (kind, made);

-- The last thing the other side told of a connection; a lower number, arriving late, changes nothing.
create table notice_received (
    connection_id uuid primary key,
    number bigint not null,
    kind varchar(10) not null,
    reason varchar(500) not null,
    made timestamp with time zone not null
);
