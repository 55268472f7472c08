-- What was done about one item is looked up by its key.
create index audit_event_subject on audit_event (subject, seq);
