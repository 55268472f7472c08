-- Connections whose other side may pair its items with ours by their keys.
create table twin_connect_permit (
    connection uuid not null primary key,
    since timestamp with time zone not null,
    permitted_by varchar(200) not null
);
