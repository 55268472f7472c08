-- Work of long operations, which lanes with other work go ahead of.
alter table queue_work add column back_fill boolean default false not null;
