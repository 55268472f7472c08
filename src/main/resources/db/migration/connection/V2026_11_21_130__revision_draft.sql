-- What somebody is writing, one for each connection and person; version counts how often it was kept.
create table revision_draft (
    connection_id uuid not null,
    author varchar(200) not null,
    based_on bigint not null,
    outgoing ${text} not null,
    incoming ${text} not null,
    note varchar(500) not null,
    version bigint not null,
    saved timestamp with time zone not null,
    primary key (connection_id, author)
);

-- The triggers of the connection when the revision was published, as JSON; null for revisions from before they were kept.
alter table revision add column triggers ${text};
