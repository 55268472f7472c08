-- How many syncs passed, by hour in UTC; kept longer than the syncs themselves.
create table sync_activity (
    passed_on date not null,
    hour_of_day smallint not null,
    direction varchar(10) not null,
    syncs bigint not null,
    primary key (passed_on, hour_of_day, direction)
);
