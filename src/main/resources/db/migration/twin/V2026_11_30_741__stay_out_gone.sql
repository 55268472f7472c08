-- Set when the pair ended because one of its two items was deleted or merged into another one.
alter table twin_stay_out add column gone boolean default false not null;
