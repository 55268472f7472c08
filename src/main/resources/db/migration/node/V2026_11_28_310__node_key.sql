-- The key pairs of this node, one for each time it was changed; the highest number is in use.
-- private_key: sealed; null once it was dropped. by_old, by_new: how the key before and this one signed for the change;
-- signed: when, in seconds since 1970, as they signed it.
create table node_key (
    number bigint primary key,
    public_key varchar(100) not null,
    private_key varchar(1000),
    made timestamp with time zone not null,
    dropped timestamp with time zone,
    by_old varchar(100),
    by_new varchar(100),
    signed bigint
);
insert into node_key (number, public_key, private_key, made)
    select 1, public_key, private_key, born from node;
alter table node drop column public_key;
alter table node drop column private_key;
