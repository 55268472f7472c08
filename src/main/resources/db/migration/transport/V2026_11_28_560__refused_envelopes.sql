-- Which twins have a refused envelope is asked for each envelope that leaves; without this every look walked all that wait.
create index transport_outbox_refused on transport_outbox (connection, refused, twin);
