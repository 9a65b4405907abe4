-- Most appeals whose term was moved have ended; a list looks for those whose term still runs.
create index appeals_with_running_moved_term on appeals (agency, year, serial)
  where term_moved and coalesce(standing, state) in ('registered', 'accepted', 'incomplete');
drop index appeals_with_moved_term;
