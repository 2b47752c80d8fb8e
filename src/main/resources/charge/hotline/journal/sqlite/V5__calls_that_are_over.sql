-- Calls that are over, as the carrier told, whether their turns are here yet or not. seen: when it was told.
create table ended_call (
    call_sid text    primary key,
    seen     integer not null
) without rowid;

-- Few calls are going on, and those that only seem to are looked for again and again.
create index call_open on call (id) where outcome is null;
