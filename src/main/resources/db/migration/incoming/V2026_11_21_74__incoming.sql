-- Every write to the tracker is said here before it is made and marked after it; kept until its envelope is through.
create table intent (
    connection uuid not null,
    incarnation uuid not null,
    sequence bigint not null,
    operation varchar(300) not null,
    ordinal int not null,
    state varchar(20) not null,
    payload ${text} not null,
    result ${text},
    primary key (connection, incarnation, sequence, operation)
);

-- The last envelope of each twin that was applied: one that comes again changes nothing.
create table applied_envelope (
    connection uuid not null,
    twin uuid not null,
    incarnation uuid not null,
    sequence bigint not null,
    primary key (connection, twin)
);
