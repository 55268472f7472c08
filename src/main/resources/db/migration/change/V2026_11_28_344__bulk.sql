-- The latest bulk operation of each trigger: how far it got through the items the filter matches.
create table bulk_run (
    trigger_id uuid not null primary key,
    kind varchar(20) not null,
    connection uuid not null,
    entity_type varchar(120) not null,
    filter ${text} not null,
    state varchar(20) not null,
    started_by varchar(200) not null,
    started timestamp with time zone not null,
    ended timestamp with time zone,
    page_cursor varchar(4000),
    looked bigint not null,
    needless bigint not null,
    stays_out bigint not null,
    done bigint not null,
    failed bigint not null,
    not_before timestamp with time zone,
    problem varchar(1000)
);

-- Items it handed out that were not looked at yet.
create table bulk_item (
    connection uuid not null,
    twin uuid not null,
    trigger_id uuid not null,
    primary key (connection, twin)
);
create index bulk_item_trigger on bulk_item (trigger_id);
