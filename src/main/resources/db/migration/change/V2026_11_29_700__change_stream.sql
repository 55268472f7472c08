-- How far a stream of changes was heard, beside the cursor of polling: what the tracker forgot meanwhile is polled.
create table change_stream (
    tracker varchar(40) not null,
    topic varchar(400) not null,
    place ${text} not null,
    kept timestamp with time zone not null,
    primary key (tracker, topic)
);
