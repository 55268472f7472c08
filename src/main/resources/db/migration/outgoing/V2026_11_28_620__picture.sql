-- What is at the addresses of images within texts that only the tracker serves; what an address shows never changes.
create table picture (
    entity_type varchar(120) not null,
    item varchar(200) not null,
    shows varchar(32) not null,
    kind varchar(20) not null,
    bytes bigint not null,
    sha256 varchar(64) not null,
    primary key (entity_type, item, shows)
);
