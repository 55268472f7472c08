-- What the rule wrote to its log, one line each, shortened.
alter table sync_history add column said ${text};
