-- What an item said when it was taken off sync: triggers take it up again only once it says something else.
create table twin_parted (
    connection uuid not null,
    item_type varchar(120) not null,
    item_id varchar(200) not null,
    known ${text} not null,
    primary key (connection, item_type, item_id)
);
