-- Key of the other side's item that goes on in place of the one the item was paired with.
alter table fault add column successor varchar(200);
