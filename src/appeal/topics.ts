/** What an appeal is about: the closed list every door offers, in the order people look for them. */
export const TOPICS = [
  'roads',
  'transport',
  'water',
  'electricity',
  'heating',
  'gas',
  'waste',
  'yards',
  'housing',
  'land',
  'ecology',
  'health',
  'education',
  'social',
  'employment',
  'safety',
  'officials',
  'e-services',
  'business',
  'culture',
  'animals',
  'other',
] as const;

export type Topic = (typeof TOPICS)[number];
