-- How long a connection's faults of one kind stay quiet after they were told of.
create table notification_setting (
    id int not null primary key,
    quiet_minutes int not null,
    constraint notification_setting_once check (id = 1)
);
insert into notification_setting (id, quiet_minutes) values (1, 60);

-- The mail server; no row while e-mail is off. The password is sealed.
create table notification_mail (
    id int not null primary key,
    host varchar(255) not null,
    port int not null,
    security varchar(20) not null,
    user_name varchar(255) not null,
    sealed_password varchar(2000),
    sender varchar(320) not null,
    recipients varchar(2000) not null,
    constraint notification_mail_once check (id = 1)
);

-- The webhook; no row while it is off. The secret is sealed.
create table notification_webhook (
    id int not null primary key,
    address varchar(600) not null,
    sealed_secret varchar(2000) not null,
    constraint notification_webhook_once check (id = 1)
);

-- When each group of faults was last told of, per way.
create table notification_told (
    way varchar(20) not null,
    fault_group varchar(100) not null,
    told timestamp with time zone not null,
    primary key (way, fault_group)
);

-- How each way fared last.
create table notification_way (
    way varchar(20) not null primary key,
    last_sent timestamp with time zone,
    problem varchar(1000),
    not_before timestamp with time zone
);
