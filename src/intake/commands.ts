import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type pg from 'pg';
import * as v from 'valibot';
import { OFFICIAL_ROLES } from '../appeal/official.ts';
import { regionOf } from '../appeal/places.ts';
import { AgencyCodeSchema } from '../appeal/submission.ts';
import { formatTrackingCode } from '../appeal/tracking-code.ts';
import { CentreSchema, setMap, TileAddressSchema, tileOrigin, ZoomSchema } from './agency-map.ts';
import { funnelTable, readFunnel } from './claims/funnel.ts';
import { setClaimPage } from './claims/invitations.ts';
import { type Environment, OriginSchema, readEnvironment } from './configuration.ts';
import { failureInWords } from './failure-in-words.ts';
import { readCalendar } from './intake.ts';
import { createLaw } from './law.ts';
import { atTheRegister } from './log-book/at-the-register.ts';
import type { RootKey } from './root-key.ts';
import { addAgency, setOrigin } from './store/agencies.ts';
import { readKeyFor } from './store/key.ts';
import { prepareDatabase } from './store/migrate.ts';
import { ENROLMENT_DAYS, listOfficials, makeEnrolmentCode, revokeOfficial } from './store/officials.ts';

const USAGE = `
  npm run agency -- add CODE --kk NAME --ru NAME --en NAME --kato 190000000
                    [--origin https://akimat.example]... [--day-ends 18:30]
  npm run agency -- origin add CODE https://akimat.example
  npm run agency -- origin remove CODE https://akimat.example
  npm run agency -- page CODE https://akimat.example/appeals
  npm run agency -- map CODE https://tiles.akimat.example/{z}/{x}/{y}.png
                    --by "© whose map it is" --at 43.2389,76.8897 [--zoom 12]
  npm run agency -- map CODE none
  npm run agency -- list
  npm run enrol -- --agency CODE [--role clerk|officer|head|administrator]... [--days 7]
  npm run officials -- list
  npm run officials -- revoke ID
  npm run funnel [-- --agency CODE]
`;

/** A command that cannot be understood: it is answered with the usage. */
class Misused extends Error {}

interface Desk {
  readonly client: pg.Client;
  readonly rootKey: RootKey;
}

/** Works on the register with its schema up to date. @throws Error where there is none: a mistyped folder makes none */
function atTheDesk<T>(env: Environment, work: (desk: Desk) => Promise<T>): Promise<T> {
  return atTheRegister(env, async ({ url, client }) => {
    await prepareDatabase(url);
    const rootKey = await readKeyFor(url, env.DAUYS_KEY_FILE ?? join(env.DAUYS_DATA, 'intake.key'));
    return work({ client, rootKey });
  });
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, value: unknown, name: string): T {
  const read = v.safeParse(schema, value);
  if (read.success) return read.output;
  throw new Misused(
    `${name} ${value === undefined ? 'is missing' : `cannot be used: ${read.issues[0].message}`}.`,
  );
}

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const kato = v.pipe(
  v.string(),
  v.regex(/^\d{9}$/, 'nine digits are needed'),
  v.check((code) => regionOf(code) !== undefined, 'no region has this code'),
);
const time = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'HH:MM is needed'));
const days = v.pipe(v.string(), v.regex(/^[1-9]\d?$/, '1 to 99 days are possible'), v.transform(Number));
const uuid = v.pipe(v.string(), v.uuid('npm run officials -- list shows the ids'));

const pageAddress = v.pipe(
  v.string(),
  v.trim(),
  v.check(
    (typed) => URL.canParse(typed) && /^https?:$/.test(new URL(typed).protocol) && !/[#\s]/.test(typed),
    'https://… without a # is needed',
  ),
);

async function agency(args: string[], env: Environment): Promise<string> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      kk: { type: 'string' },
      ru: { type: 'string' },
      en: { type: 'string' },
      kato: { type: 'string' },
      origin: { type: 'string', multiple: true },
      'day-ends': { type: 'string' },
      by: { type: 'string' },
      at: { type: 'string' },
      zoom: { type: 'string' },
    },
  });
  const [verb, ...rest] = positionals;
  if (verb === 'list') {
    return atTheDesk(env, async ({ client }) => {
      const { rows } = await client.query<{ code: string; name: string; origins: string[] }>(
        'select code, name_kk as name, origins from agencies order by code',
      );
      return rows
        .map(({ code, name, origins }) => `${code.padEnd(7)} ${name}  ${origins.join(' ')}`)
        .join('\n');
    });
  }
  if (verb === 'add') {
    const code = parsed(AgencyCodeSchema, rest[0], 'The code (two to six Latin capitals)');
    const wish = {
      agency: {
        code,
        name: {
          kk: parsed(text, values.kk, '--kk'),
          ru: parsed(text, values.ru, '--ru'),
          en: parsed(text, values.en, '--en'),
        },
        kato: parsed(kato, values.kato, '--kato'),
      },
      origins: (values.origin ?? []).map((origin) => parsed(OriginSchema, origin, '--origin')),
      workingDayEnds: parsed(time, values['day-ends'] ?? '18:30', '--day-ends'),
    };
    const added = await atTheDesk(env, ({ client }) => addAgency(client, wish));
    if (!added) throw new Error(`The agency ${code} is there already. Nothing was changed.`);
    return `The agency ${code} was added. A code for its first official: npm run enrol -- --agency ${code}`;
  }
  if (verb === 'page') {
    const code = parsed(AgencyCodeSchema, rest[0], 'The code');
    const page = parsed(pageAddress, rest[1], 'The page');
    const known = await atTheDesk(env, ({ client }) => setClaimPage(client, code, page));
    if (!known) throw new Error(`There is no agency ${code}. Nothing was changed.`);
    return `Links for invited authors lead to ${page}. Its form must be of ${code}, and ${new URL(page).origin} on its list (npm run agency -- origin add).`;
  }
  if (verb === 'map') return agencyMap(rest, values, env);
  const [change, code, address] = rest;
  if (verb !== 'origin' || (change !== 'add' && change !== 'remove')) throw new Misused('');
  const origin = parsed(OriginSchema, address, 'The origin');
  const known = await atTheDesk(env, ({ client }) =>
    setOrigin(client, parsed(AgencyCodeSchema, code, 'The code'), origin, change === 'add'),
  );
  if (!known) throw new Error(`There is no agency ${code}. Nothing was changed.`);
  return `Pages of ${origin} may ${change === 'add' ? 'now' : 'no longer'} show the form of ${code}. A running intake knows within a second.`;
}

async function agencyMap(
  [typedCode, address]: readonly string[],
  typed: {
    readonly by?: string | undefined;
    readonly at?: string | undefined;
    readonly zoom?: string | undefined;
  },
  env: Environment,
): Promise<string> {
  const code = parsed(AgencyCodeSchema, typedCode, 'The code');
  const map =
    address === 'none'
      ? null
      : {
          address: parsed(TileAddressSchema, address, 'The address of the tiles'),
          by: parsed(text, typed.by, '--by'),
          ...parsed(CentreSchema, typed.at, '--at'),
          zoom: parsed(ZoomSchema, typed.zoom ?? '12', '--zoom'),
        };
  const known = await atTheDesk(env, ({ client }) => setMap(client, code, map));
  if (!known) throw new Error(`There is no agency ${code}. Nothing was changed.`);
  return map === null
    ? `The form of ${code} shows no map any more.`
    : `The form of ${code} shows a map. Pages with a policy of their own must let pictures come from it: img-src ${tileOrigin(map)}`;
}

async function enrolment(args: string[], env: Environment): Promise<string> {
  const { values } = parseArgs({
    args,
    options: {
      agency: { type: 'string' },
      days: { type: 'string' },
      role: { type: 'string', multiple: true },
    },
  });
  const code = parsed(AgencyCodeSchema, values.agency, '--agency');
  const until = parsed(days, values.days ?? String(ENROLMENT_DAYS), '--days');
  const roles = parsed(v.array(v.picklist(OFFICIAL_ROLES)), values.role ?? ['clerk'], '--role');
  return atTheDesk(env, async ({ client, rootKey }) => {
    const { rowCount } = await client.query('select 1 from agencies where code = $1', [code]);
    if (rowCount === 0)
      throw new Error(`There is no agency ${code}. npm run agency -- list shows those there are.`);
    const { digits, expiresAt } = await makeEnrolmentCode(client, rootKey, code, until, roles);
    const day = expiresAt.toISOString().slice(0, 10);
    return `Enrolment code for ${code} (${roles.join(', ')}): ${formatTrackingCode(digits)}\nOne browser, until ${day}. It is shown this once.`;
  });
}

async function officials(args: string[], env: Environment): Promise<string> {
  const [verb, id] = parseArgs({ args, allowPositionals: true }).positionals;
  if (verb === 'list') {
    const listed = await atTheDesk(env, ({ client }) => listOfficials(client));
    if (listed.length === 0) return 'Nobody is enrolled.';
    return listed
      .map((one) => {
        const until = one.standsUntil ? `until ${one.standsUntil.toISOString().slice(0, 10)}` : 'signed out';
        return `${one.id}  ${one.agency.padEnd(6)}  ${until.padEnd(16)}  ${one.name}  (${one.roles.join(', ')})`;
      })
      .join('\n');
  }
  if (verb !== 'revoke') throw new Misused('');
  const official = parsed(uuid, id, 'The id');
  const ended = await atTheDesk(env, ({ client }) => revokeOfficial(client, official));
  if (ended === 0) throw new Error(`No token of ${official} stands. Nothing was changed.`);
  return `${ended === 1 ? 'One token was' : `${ended} tokens were`} revoked; a running intake refuses at once.`;
}

async function funnel(args: string[], env: Environment): Promise<string> {
  const { values } = parseArgs({ args, options: { agency: { type: 'string' } } });
  const code = values.agency === undefined ? null : parsed(AgencyCodeSchema, values.agency, '--agency');
  const law = createLaw(await readCalendar(env.DAUYS_CALENDAR));
  const rows = await atTheDesk(env, async ({ client, rootKey }) => {
    const { rowCount } = await client.query('select 1 from agencies where $1::text is null or code = $1', [
      code,
    ]);
    if (rowCount === 0) {
      throw new Error(`There is no agency ${code}. npm run agency -- list shows those there are.`);
    }
    return readFunnel({ database: client, law, rootKey }, code);
  });
  return rows.length === 0 ? 'Nothing was clipped yet.' : funnelTable(rows);
}

const COMMANDS: Readonly<Record<string, (args: string[], env: Environment) => Promise<string>>> = {
  agency,
  enrol: enrolment,
  officials,
  funnel,
};

async function main([name = '', ...args]: string[]): Promise<void> {
  try {
    const command = COMMANDS[name];
    if (!command) throw new Misused('');
    process.stdout.write(`${await command(args, readEnvironment(process.env))}\n`);
  } catch (error) {
    const misused = error instanceof Misused || (error instanceof TypeError && 'code' in error);
    process.stderr.write(`${failureInWords(error)}\n${misused ? USAGE : ''}`);
    process.exitCode = misused ? 2 : 1;
  }
}

await main(process.argv.slice(2));
