-- What this installation is: one row.
create table node (
    id smallint primary key,
    name varchar(60) not null,
    public_address varchar(500),
    public_key varchar(200) not null,
    private_key varchar(1000) not null,
    incarnation uuid not null,
    marker varchar(100) not null,
    born timestamp with time zone not null,
    licence varchar(4000)
);
