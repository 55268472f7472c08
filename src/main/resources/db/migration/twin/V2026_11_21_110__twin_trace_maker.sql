-- Whether the part was made on this side. Of what is traced already nobody knows: it counts as ours, so that what the
-- other side says cannot change it.
alter table twin_trace add column ours boolean default true not null;
