import { describe, expect, it } from 'vitest';
import { readEnvironment } from './configuration.ts';

describe('the environment', () => {
  it('may be empty: the intake listens on the loopback address and makes the model agency', () => {
    const env = readEnvironment({});
    expect(env).toMatchObject({
      PORT: 8787,
      HOST: '127.0.0.1',
      LOG_LEVEL: 'info',
      TRUST_PROXY: 0,
      DAUYS_AGENCY_CODE: 'TLD',
      DAUYS_AGENCY_RU: 'Акимат города Үлгі',
      DAUYS_AGENCY_KATO: '190000000',
      DAUYS_AGENCY_ORIGINS: [],
    });
    expect(env.DATABASE_URL).toBeUndefined();
    expect(env.DAUYS_DATA).toMatch(/^\/.*\.data$/);
  });

  it('counts an empty variable as none', () => {
    expect(readEnvironment({ DATABASE_URL: '', PORT: '' })).toMatchObject({ PORT: 8787 });
  });

  it('names every variable that cannot be used, and what it must be', () => {
    const faulty = {
      PORT: '70000',
      DATABASE_URL: 'mysql://x',
      PUBLIC_URL: 'appeals.example',
      DAUYS_AGENCY_CODE: 'tld',
      DAUYS_AGENCY_DAY_ENDS: '25:00',
      DAUYS_AGENCY_ORIGINS: 'https://a.example https://b.example/page',
    };
    const said = () => readEnvironment(faulty);
    for (const name of Object.keys(faulty)) expect(said).toThrow(name);
    expect(said).toThrow(/nothing was started/);
  });

  it('reads origins apart, in their canonical writing', () => {
    expect(
      readEnvironment({ DAUYS_AGENCY_ORIGINS: 'https://a.example/, http://localhost:3000' })
        .DAUYS_AGENCY_ORIGINS,
    ).toEqual(['https://a.example', 'http://localhost:3000']);
  });
});
