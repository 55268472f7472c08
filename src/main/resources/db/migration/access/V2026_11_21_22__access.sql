-- Who may use the console. A higher epoch ends every session that was begun under a lower one.
create table account (
    id uuid primary key,
    name varchar(60) not null,
    name_key varchar(60) not null unique,
    password varchar(200) not null,
    epoch int not null,
    created timestamp with time zone not null,
    last_sign_in timestamp with time zone
);

-- Who may use the JSON interfaces; a token is kept only as its sha-256.
create table api_token (
    id uuid primary key,
    name varchar(60) not null,
    hash varchar(64) not null unique,
    created timestamp with time zone not null,
    created_by varchar(100) not null,
    last_used timestamp with time zone
);

-- The link that makes the first administrator, kept only as its sha-256.
create table setup_link (
    hash varchar(64) primary key,
    ends timestamp with time zone not null
);

-- What people did; each row's hash covers the row and the hash before it.
create table audit_event (
    seq bigint primary key,
    happened timestamp with time zone not null,
    who varchar(100) not null,
    what varchar(200) not null,
    subject varchar(500) not null,
    hash varchar(64) not null
);

create table audit_head (
    id smallint primary key,
    seq bigint not null,
    hash varchar(64) not null
);
insert into audit_head (id, seq, hash) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
