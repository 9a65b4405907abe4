/** The appeal that the matter of `a` began with: itself, where it joined none. */
const LEAD = '(select coalesce((select own.lead from voices own where own.appeal = a.id), a.id))';

/** How many different people reported the matter of `a`, in SQL. */
export const VOICES_OF = `(select greatest(1, count(distinct coalesce(encode(v.person, 'hex'), v.appeal::text)))::int
  from voices v where v.lead = ${LEAD})`;

/** The appeals about the matter of `a` with where each stands, the one that it began with first; null where it is alone. */
export const MATTER_OF = `(select json_agg(json_build_object('number', voice.number, 'state', coalesce(voice.standing, voice.state))
  order by voice.id <> v.lead, voice.received_at)
  from voices v join appeals voice on voice.id = v.appeal where v.lead = ${LEAD})`;
