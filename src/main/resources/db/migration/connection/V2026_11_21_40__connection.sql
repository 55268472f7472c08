-- One row per side; a local connection is two rows, each the other's remote_id.
-- name_key is the name in lower case: unique on a node, where the far side of a local connection does not count.
create table connection (
    id uuid primary key,
    version bigint not null,
    remote_id uuid,
    name varchar(100) not null,
    name_key varchar(100) not null,
    far_side boolean not null,
    local_short_name varchar(60) not null,
    remote_short_name varchar(60) not null,
    description varchar(2000) not null,
    mode varchar(10) not null,
    type varchar(10) not null,
    status varchar(12) not null,
    initiated_here boolean not null,
    remote_address varchar(600),
    remote_key varchar(100),
    safety_number varchar(80),
    created timestamp with time zone not null,
    created_by varchar(200) not null,
    last_activity timestamp with time zone,
    form_id varchar(100),
    constraint connection_name_once unique (name_key, far_side),
    constraint connection_form_once unique (form_id)
);
create index connection_status on connection (status, initiated_here);
create index connection_created on connection (created);
create index connection_last_activity on connection (last_activity);

-- Both rules of one side, as they were published together; never changed but for their state.
create table revision (
    connection_id uuid not null,
    number bigint not null,
    state varchar(10) not null,
    outgoing ${text} not null,
    incoming ${text} not null,
    author varchar(200) not null,
    note varchar(500) not null,
    created timestamp with time zone not null,
    primary key (connection_id, number)
);
create index revision_state on revision (connection_id, state);

-- What the initiator keeps of a code it handed out; one at a time for a connection.
-- verifier: sealed sha-256 of the one-time secret.
create table invitation (
    id uuid primary key,
    connection_id uuid not null,
    verifier varchar(500) not null,
    expected_address varchar(600),
    expected_key varchar(100),
    issued timestamp with time zone not null,
    expires timestamp with time zone not null,
    revoked boolean not null,
    failures int not null,
    redeemed boolean not null,
    redeemed_key varchar(100),
    redeemed_connection uuid,
    redeemed_nonce varchar(50),
    own_nonce varchar(50),
    constraint invitation_one_per_connection unique (connection_id)
);

-- What an acceptor needs to repeat the identical redemption after a lost answer.
create table redemption (
    code_id uuid primary key,
    connection_id uuid not null,
    nonce varchar(50) not null,
    started timestamp with time zone not null
);
create index redemption_connection on redemption (connection_id);
