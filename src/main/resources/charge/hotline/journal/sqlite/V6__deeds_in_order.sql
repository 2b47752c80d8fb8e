-- Deeds that are due are found in this order, urgent ones first, however many are owed.
drop index deed_due;
create index deed_due on deed (lane, due, id) where state = 'owed' and lane is not null;
create index deed_urgent on deed (lane, due, id) where state = 'owed' and kind = 'report-urgent';
