-- lane: whose work it is, text or report; null: people's. due: not before this. A node that claims a deed has it until its lease
-- is over; begun: when an attempt began of which nobody knows how it ended. What is finished keeps no payload with a number in it.
alter table deed add column lane  text;
alter table deed add column due   integer;
alter table deed add column node  text;
alter table deed add column lease integer;
alter table deed add column begun integer;
alter table deed add column tries integer not null default 0;

create index deed_due on deed (lane, due) where state = 'owed' and lane is not null;
create index deed_first on deed (call_sid, n, id) where state = 'owed' and lane is not null;
