-- Whether an attempt to accept a code succeeded; null for those from before this was kept.
alter table redemption add column succeeded boolean;
