-- Private connections are looked for by timed work, among many others.
create index connection_type on connection (type, status);
