-- Set while the local item of a pair, which was put back to an older state together with this database, waits for what the
-- other side has.
alter table twin add column recalls boolean default false not null;
