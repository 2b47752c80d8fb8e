-- Append-only, in the order of arrival. take: 0 for the first of its key, 1, 2, … where the key came again with other input.
create table turn (
    id           bigint  generated always as identity primary key,
    call_sid     text    not null,
    path         text    not null,
    n            integer not null,
    take         integer not null,
    seen         bigint  not null, -- epoch milliseconds, as all times here
    at           text    not null,
    input        text    not null,
    facts        text    not null,
    state_before text    not null,
    state_after  text    not null
);
create unique index turn_key on turn (call_sid, path, n, take);

-- Derived from the turns, in their transactions.
create table call (
    id         bigint  generated always as identity primary key,
    call_sid   text    not null unique,
    line       text    not null,
    caller     text,               -- keyed hash; null: withheld
    first_seen bigint  not null,
    last_seen  bigint  not null,
    n          integer not null,
    at         text    not null,
    language   text,
    answers    text    not null,
    outcome    text,
    danger     integer not null,
    state      text    not null
);
-- Without last_seen: an index that each turn moved would cost as much as the rest.
create index call_caller on call (caller, id) where caller is not null;

-- An id is never used again, so that receivers may tell deeds apart by it.
create table deed (
    id       bigint  generated always as identity primary key,
    call_sid text    not null,
    path     text    not null,
    n        integer not null,
    seen     bigint  not null,
    kind     text    not null,
    payload  text,
    state    text    not null
);
create index deed_call on deed (call_sid);
create index deed_owed on deed (id) where state = 'owed';

-- An agent took the call that was handed over at this turn of the caller's leg.
create table acceptance (
    call_sid text    not null,
    n        integer not null,
    agent    text    not null,
    primary key (call_sid, n)
);
