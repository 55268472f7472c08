-- Who knows what of each field, as JSON: changes the other side has not heard of, and fields that swing back and forth.
alter table twin_memory add column fields ${text};

-- Fields whose two sides hold different values until somebody decides; one for each field, with the fault that tells of it.
create table twin_standoff (
    id uuid not null primary key,
    connection uuid not null,
    twin uuid not null,
    field varchar(500) not null,
    kind varchar(10) not null,
    ours ${text} not null,
    theirs ${text} not null,
    fault uuid not null,
    since timestamp with time zone not null
);
create index twin_standoff_twin on twin_standoff (connection, twin);
create index twin_standoff_fault on twin_standoff (fault);
