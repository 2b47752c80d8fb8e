-- What was said, where that is kept: apart from the rest, for it goes before the rest does.
alter table turn add column words text;
create index turn_words on turn (seen) where words is not null;

-- What is finished: its payload goes at the next occasion, the rest of it after a while.
create index deed_finished on deed (seen) where state <> 'owed';
create index deed_spent on deed (id) where state <> 'owed' and payload is not null;

-- Callers who were forgotten, and their calls: what comes late of these is not written. seen: when they were forgotten.
create table forgotten_caller (
    caller text    primary key,
    seen   integer not null
) without rowid;
create table forgotten_call (
    call_sid text    primary key,
    seen     integer not null
) without rowid;

-- One row: when some node last began to let go of what was kept long enough.
create table upkeep (
    id   integer primary key,
    seen integer not null
);
insert into upkeep (id, seen) values (1, 0);
