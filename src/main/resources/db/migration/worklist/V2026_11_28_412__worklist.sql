-- Lists of items to connect or to take off sync: checked first, then done a few at a time.
create table worklist (
    id uuid not null primary key,
    kind varchar(20) not null,
    connection uuid not null,
    whole boolean not null,
    brings_parts boolean not null,
    state varchar(20) not null,
    made_by varchar(200) not null,
    made timestamp with time zone not null,
    started timestamp with time zone,
    ended timestamp with time zone,
    last_twin uuid,
    problem varchar(1000),
    not_before timestamp with time zone
);
create index worklist_made on worklist (made, id);
create index worklist_state on worklist (state);
create index worklist_connection on worklist (connection);

-- Its rows; of a list that takes a whole connection off sync, those that were handed out.
create table worklist_line (
    list uuid not null,
    number int not null,
    item_key varchar(500) not null,
    remote_key varchar(500),
    entity_type varchar(120),
    item_id varchar(200),
    twin uuid,
    state varchar(20) not null,
    words varchar(1000),
    primary key (list, number)
);
create index worklist_line_state on worklist_line (list, state, number);
create index worklist_line_twin on worklist_line (twin);
