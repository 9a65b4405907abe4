-- What each official may do: a set of clerk, officer, head and administrator.

alter table officials add column roles text[] not null default '{clerk}'
  check (roles <@ '{clerk,officer,head,administrator}' and roles <> '{}');
alter table enrolment_codes add column roles text[] not null default '{clerk}'
  check (roles <@ '{clerk,officer,head,administrator}' and roles <> '{}');

-- Those who were there before there were roles: the first of each agency enrolled it, and may do everything.
update officials o set roles = case
  when not exists (select 1 from officials earlier
                   where earlier.agency = o.agency and (earlier.enrolled_at, earlier.id) < (o.enrolled_at, o.id))
  then '{clerk,officer,head,administrator}'::text[] else '{clerk,officer}'::text[] end;
update enrolment_codes c set roles = case
  when not exists (select 1 from officials o where o.agency = c.agency)
  then '{clerk,officer,head,administrator}'::text[] else '{clerk,officer}'::text[] end
where used_at is null;
