-- Who last wrote a field of the ticket.
alter table desk_ticket add column edited_by varchar(200);
