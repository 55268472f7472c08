-- Which tracker this node is bound to; none while it is the desk. Secrets are sealed by the vault.
create table tracker_binding (
    id smallint not null primary key,
    kind varchar(40) not null,
    settings ${text} not null,
    secrets ${text} not null,
    account varchar(500),
    version bigint not null
);

-- What the tracker is told as part of the address it sends webhooks to, sealed.
create table webhook_secret (
    id smallint not null primary key,
    sealed varchar(500) not null
);

-- Webhook deliveries that were taken, so that one sent again is not taken again.
create table webhook_delivery (
    tracker varchar(40) not null,
    delivery varchar(100) not null,
    received timestamp with time zone not null,
    primary key (tracker, delivery)
);
create index webhook_delivery_received on webhook_delivery (received);
