import type { DeviceStore } from './device-store.ts';
import type { DraftAnswers } from './draft.ts';

/** Answers that an official gives often, under a name of their own. */
export interface Template extends Pick<DraftAnswers, 'kind' | 'topic' | 'kato' | 'address' | 'note'> {
  readonly name: string;
}

/** Longest name, in UTF-16 units. */
export const LONGEST_TEMPLATE_NAME = 60;

/** All templates, by name. */
export async function listTemplates(store: DeviceStore): Promise<Template[]> {
  const db = await store.database();
  const templates = await db.getAll('templates');
  return templates.sort((one, other) => one.name.localeCompare(other.name));
}

/** Keeps a template in the place of one of the same name. */
export async function keepTemplate(
  store: DeviceStore,
  name: string,
  { kind, topic, kato, address, note }: DraftAnswers,
): Promise<void> {
  const db = await store.database();
  const short = name.trim().slice(0, LONGEST_TEMPLATE_NAME);
  await db.put('templates', { name: short, kind, topic, kato, address, note });
  store.tell('templates');
}

export async function dropTemplate(store: DeviceStore, name: string): Promise<void> {
  const db = await store.database();
  await db.delete('templates', name);
  store.tell('templates');
}

/** What a template puts into a draft: what it has; what it leaves empty stays as it was answered. */
export function fromTemplate({ name: _, ...answers }: Template): Partial<DraftAnswers> {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== ''));
}
