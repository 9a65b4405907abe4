-- The parts of a capture (picture, fragment, text …) lie beside the files that applicants attach, and are swept,
-- backed up and released with them.
alter table attachments
  -- What the part shows; null for a file that was attached.
  add column role text check (role in ('picture', 'fragment', 'text', 'media', 'thread'));

alter table uploads
  -- What an official says a text is: its bytes cannot tell. Null where they decide.
  add column text_type text check (text_type in ('text/html', 'text/plain'));
