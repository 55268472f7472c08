-- Where questions to a language model go; no row while AI Assist is off. The key is sealed.
create table assist_setting (
    id int not null primary key,
    endpoint varchar(600) not null,
    model varchar(500) not null,
    sealed_key varchar(2000) not null,
    constraint assist_setting_once check (id = 1)
);
