-- Until when a token is good; those made before this was asked last a year from their making.
alter table api_token add column expires timestamp with time zone;
update api_token set expires = created + interval '365' day;
alter table api_token alter column expires set not null;
