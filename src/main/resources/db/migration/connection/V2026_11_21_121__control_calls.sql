-- Signed calls about connections that were taken, until their signatures run out: none is taken twice.
create table control_call (
    signer varchar(100) not null,
    message varchar(100) not null,
    forget_after timestamp with time zone not null,
    primary key (signer, message)
);
create index control_call_forget_after on control_call (forget_after);
