-- Items that somebody took off sync: triggers leave them alone until somebody exalates them again.
create table twin_stay_out (
    connection uuid not null,
    item_type varchar(120) not null,
    item_id varchar(200) not null,
    since timestamp with time zone not null,
    primary key (connection, item_type, item_id)
);
create index twin_stay_out_item on twin_stay_out (item_type, item_id);
