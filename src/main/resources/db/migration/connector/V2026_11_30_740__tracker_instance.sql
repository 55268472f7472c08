-- The instance of a tracker that the items under sync belong to, as it says itself; none where it does not say.
create table tracker_instance (
    id smallint not null primary key,
    kind varchar(40) not null,
    instance varchar(500) not null,
    called varchar(1000) not null,
    since timestamp with time zone not null
);

-- Of Salesforce what was remembered before is the organisation's id.
insert into tracker_instance (id, kind, instance, called, since)
select id, kind, account, 'Salesforce (' || account || ')', current_timestamp from tracker_binding
where kind = 'salesforce' and account is not null;
