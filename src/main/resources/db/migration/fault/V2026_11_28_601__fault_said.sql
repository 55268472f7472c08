-- What the rule had written to its log before it failed, one line each, shortened.
alter table fault add column said ${text};
