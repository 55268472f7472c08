-- What faults of one connection and rule have in common that people take for one trouble.
alter table fault add column alike varchar(200);
update fault set alike = substring(message from 1 for 200);
alter table fault alter column alike set not null;
