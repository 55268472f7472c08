-- Which tracker each partner's node says it stands beside, as its card said last.
create table known_node (
    address varchar(600) not null primary key,
    node_key varchar(200),
    tracker varchar(520),
    asked timestamp with time zone not null
);
create index known_node_tracker on known_node (tracker);
