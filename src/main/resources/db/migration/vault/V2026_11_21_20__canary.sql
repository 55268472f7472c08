-- One sealed word: a key that cannot open it is not the key of this database.
create table vault_canary (
    id smallint primary key,
    sealed varchar(500) not null
);
