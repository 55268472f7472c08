-- Which faults a listener was told of; each is told once, however long it stays open.
create table fault_heard (
    listener varchar(60) not null,
    fault uuid not null,
    primary key (listener, fault)
);
create index fault_heard_fault on fault_heard (fault);
