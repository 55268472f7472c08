-- Digests of files whose tracker does not know them; a file never changes under its id.
create table file_digest (
    entity_type varchar(120) not null,
    item varchar(200) not null,
    attachment varchar(200) not null,
    sha256 varchar(64) not null,
    primary key (entity_type, item, attachment)
);
