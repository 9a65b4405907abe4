import { expect, it } from 'vitest';
import { rehearse } from './rehearsal.ts';
import { verdictLine } from './verdict.ts';

it('keeps every receipt and every checkpoint through kills of the intake and of PostgreSQL', async () => {
  const told: string[] = [];
  const verdict = await rehearse({
    clients: 64,
    intakeKills: 6,
    postgresKills: 2,
    duration: 0,
    seed: 20_261_124,
    progress: (text) => void told.push(text),
  });
  expect(verdict.faults, told.join('\n')).toEqual([]);
  expect(verdict.acknowledged).toBeGreaterThan(100);
  expect(verdictLine(verdict)).toMatch(/^acknowledged \d+, lost 0, doubled 0, gaps 0, forks 0$/);
}, 240_000);
