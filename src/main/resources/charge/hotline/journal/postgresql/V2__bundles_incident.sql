-- The files of each content that calls began on, as a zip. seen: when it was last in use somewhere.
create table bundle (
    version text    primary key,
    seen    bigint  not null,
    files   bytea   not null
);

-- One row: the incident that is announced, or none any more; whoever said so last is right.
create table incident (
    id   integer primary key,
    seen bigint  not null,
    text text
);
