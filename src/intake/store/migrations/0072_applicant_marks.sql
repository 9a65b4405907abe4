-- Whether the same person appealed before, without saying who: a keyed hash of the number that the state gave
-- them, else of their name with their telephone or e-mail. Only the root key makes it, so nobody who reads this
-- can try names or numbers against it; it goes with the person. Null for signals, for applicants who cannot be
-- told from others, and for what was recorded before marks were kept.
alter table appeals add column applicant_mark bytea check (octet_length(applicant_mark) = 32);
create index appeals_by_applicant on appeals (agency, applicant_mark, topic) where applicant_mark is not null;
