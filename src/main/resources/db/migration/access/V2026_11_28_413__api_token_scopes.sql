-- What a token opens, names separated by commas; those made before opened everything.
alter table api_token add column scopes varchar(200);
update api_token set scopes = 'METRICS,READ,OPERATE,DESK';
alter table api_token alter column scopes set not null;
