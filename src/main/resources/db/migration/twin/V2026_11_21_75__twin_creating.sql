-- Set while the local item is being created: it may be in the tracker although the twin does not know it yet.
alter table twin add column creating boolean default false not null;
create index twin_creating on twin (creating);
