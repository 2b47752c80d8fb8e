-- The files of each content that calls began on, as a zip. seen: when it was last in use somewhere.
create table bundle (
    version text    primary key,
    seen    integer not null,
    files   blob    not null
);

-- One row: the incident that is announced, or none any more; whoever said so last is right.
create table incident (
    id   integer primary key,
    seen integer not null,
    text text
);
