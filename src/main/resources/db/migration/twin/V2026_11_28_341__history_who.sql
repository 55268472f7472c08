-- Who changed the item on this side, where its tracker says so.
alter table sync_history add column who varchar(200);
