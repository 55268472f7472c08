-- What this node tells of its tracker, and whether it serves as directory.
create table directory_setting (
    id int not null primary key,
    tracker varchar(500),
    shown boolean not null,
    directory varchar(500),
    announced boolean not null,
    served boolean not null,
    constraint directory_setting_once check (id = 1)
);
insert into directory_setting (id, shown, announced, served) values (1, false, false, false);

-- What a directory was told last, and has to be told to forget where it is another one by now.
create table directory_announcement (
    directory varchar(500) not null primary key,
    tracker varchar(500),
    address varchar(500),
    fingerprint varchar(100),
    said bigint not null,
    taken timestamp with time zone,
    problem varchar(1000)
);

-- Records of other nodes, while this node serves as directory; without a tracker, one that was taken back.
create table directory_record (
    fingerprint varchar(100) not null primary key,
    node_key varchar(200) not null,
    tracker varchar(520) unique,
    address varchar(500),
    said bigint not null,
    lapses timestamp with time zone not null,
    statement ${text} not null,
    signature varchar(200) not null
);
create index directory_record_lapses on directory_record (lapses);

-- Trackers that another node claimed while one had them.
create table directory_dispute (
    tracker varchar(520) not null,
    fingerprint varchar(100) not null,
    address varchar(500) not null,
    refused timestamp with time zone not null,
    primary key (tracker, fingerprint)
);
create index directory_dispute_refused on directory_dispute (refused);
