-- Where an item that a rule made came from: one row for the pair it was made for. places: random names of nodes and local
-- connections, separated by blanks. item_type and item_id are null until the item is known.
create table twin_trail (
    connection uuid not null,
    twin uuid not null,
    places ${text} not null,
    item_type varchar(120),
    item_id varchar(200),
    primary key (connection, twin)
);
create index twin_trail_item on twin_trail (item_type, item_id);
-- Set when the other side turned the item away because it came from there.
alter table twin_stay_out add column came_back boolean default false not null;
