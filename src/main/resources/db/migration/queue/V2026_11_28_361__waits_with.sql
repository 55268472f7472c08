-- Work that waits for the same as another kind does, such as a file of a node that does not answer: woken with it.
alter table queue_work add column waits_with varchar(60);
