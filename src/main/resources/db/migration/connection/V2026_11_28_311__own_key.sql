-- local_key: which of this node's keys the other side knows and acknowledged; messages to it are signed with that one.
-- key_told: when it acknowledged it. keys_parted: since when the two sides hold keys that nothing leads between.
alter table connection add column local_key varchar(100);
alter table connection add column key_told timestamp with time zone;
alter table connection add column keys_parted timestamp with time zone;
update connection set local_key = (select public_key from node_key where number = 1) where remote_key is not null;

-- The key a code was made with, and a notice about a connection that may be gone is signed with.
alter table invitation add column own_key varchar(100);
update invitation set own_key = (select public_key from node_key where number = 1);
alter table notice_sent add column local_key varchar(100);
update notice_sent set local_key = (select public_key from node_key where number = 1);

-- Keys the other side had before, still taken for what is on its way; for good until it used its new one.
create table earlier_key (
    connection_id uuid not null,
    public_key varchar(100) not null,
    taken_until timestamp with time zone,
    primary key (connection_id, public_key)
);

-- Why the safety number of a connection is another one than before.
create table key_change (
    connection_id uuid not null,
    number bigint not null,
    side varchar(10) not null,
    how varchar(10) not null,
    from_key varchar(100) not null,
    to_key varchar(100) not null,
    number_before varchar(80) not null,
    made timestamp with time zone not null,
    primary key (connection_id, number)
);
