-- The files of an answer lie beside those that applicants attach: swept, backed up and released with them. Their
-- names and digests stand, sealed, in the entry that gives the answer.
alter table attachments drop constraint attachments_role_check;
alter table attachments
  add constraint attachments_role_check check (role in ('picture', 'fragment', 'text', 'media', 'thread', 'answer'));
