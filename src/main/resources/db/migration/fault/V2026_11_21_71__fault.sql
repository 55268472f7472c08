create table fault (
    id uuid not null primary key,
    level varchar(20) not null,
    connection uuid,
    item varchar(200),
    message varchar(4000) not null,
    rule varchar(20),
    line int not null,
    remedy varchar(2000) not null,
    work_id bigint,
    fingerprint varchar(64) not null,
    times int not null,
    first_seen timestamp with time zone not null,
    last_seen timestamp with time zone not null,
    open boolean not null,
    resolved timestamp with time zone,
    resolved_by varchar(200)
);
create index fault_open on fault (open, last_seen, id);
create index fault_fingerprint on fault (fingerprint, open);
create index fault_connection on fault (connection, open, last_seen, id);
create index fault_work on fault (work_id);

-- Which items fail on which revision of a rule now: enough of them and the connection pauses.
create table rule_failure (
    connection uuid not null,
    rule varchar(20) not null,
    revision bigint not null,
    item varchar(200) not null,
    primary key (connection, rule, revision, item)
);
