-- Lists read what they show and no more: each index has its rows in the order of the list.

-- What stands in one state, by number. It takes the place of two: of all that is open, and of what has ended.
create index appeals_by_state on appeals (agency, coalesce(standing, state), year, serial);
drop index appeals_open;
drop index appeals_by_standing;

-- The queue by deadline. A complaint has another term, so those are apart; a term that was moved is told by the
-- entries, so those are not here at all.
create index appeals_due on appeals
  (agency, coalesce(standing, state), ((kind = 'complaint')::int), registered_on, year, serial)
  where coalesce(standing, state) in ('registered', 'accepted', 'incomplete') and not term_moved;
drop index appeals_open_by_day;
