-- Bytes of files that came from the other side of a connection, by days since 1970 in UTC.
create table transport_taken (
    connection uuid not null,
    epoch_day bigint not null,
    bytes bigint not null,
    primary key (connection, epoch_day)
);
