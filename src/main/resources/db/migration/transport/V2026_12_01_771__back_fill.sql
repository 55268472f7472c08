-- Envelopes of long operations: the other side, too, lets other work go ahead of them.
alter table transport_outbox add column back_fill boolean default false not null;
