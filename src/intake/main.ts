import { readEnvironment } from './configuration.ts';
import { evidencePlace } from './evidence-store/store-place.ts';
import { greeting } from './greeting.ts';
import { startIntake } from './intake.ts';
import { createLog } from './log.ts';

/** Ends the process with what a person can act on, and no stack that would hide it. */
function giveUp(error: unknown): never {
  const said: string[] = [];
  for (let fault = error; fault !== undefined; fault = fault instanceof Error ? fault.cause : undefined) {
    said.push(fault instanceof Error ? fault.message : String(fault));
  }
  process.stderr.write(`\n${said.join('\nBecause: ')}\n\n`);
  process.exit(1);
}

async function main(): Promise<void> {
  const env = readEnvironment(process.env);
  const terminal = process.stdout.isTTY === true;
  const intake = await startIntake({
    databaseUrl: env.DATABASE_URL,
    dataFolder: env.DAUYS_DATA,
    keyFile: env.DAUYS_KEY_FILE,
    logKeyFile: env.DAUYS_LOG_KEY_FILE,
    logOrigin: env.DAUYS_LOG_ORIGIN,
    timestampAuthority: env.DAUYS_TSA_URL,
    watchers: env.DAUYS_WITNESSES,
    watchedLogs: env.DAUYS_WITNESSED_LOGS,
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL,
    calendarFile: env.DAUYS_CALENDAR,
    widgetFolder: env.DAUYS_WIDGET,
    trustedProxies: env.TRUST_PROXY,
    filingLimit: env.DAUYS_FILING_LIMIT,
    proofNeeded: env.DAUYS_PROOF === 'on',
    tokenDays: env.DAUYS_TOKEN_DAYS,
    evidence: evidencePlace(env),
    uploadsWaiting: env.DAUYS_UPLOADS_WAITING * 1024 * 1024,
    hookNetworks: env.DAUYS_HOOK_NETWORKS,
    signatures: {
      authorities: env.DAUYS_EDS_AUTHORITIES,
      ocspUrl: env.DAUYS_EDS_OCSP_URL,
      ncanode: env.DAUYS_NCANODE_URL ? { url: env.DAUYS_NCANODE_URL } : undefined,
    },
    firstAgency: {
      agency: {
        code: env.DAUYS_AGENCY_CODE,
        name: { kk: env.DAUYS_AGENCY_KK, ru: env.DAUYS_AGENCY_RU, en: env.DAUYS_AGENCY_EN },
        kato: env.DAUYS_AGENCY_KATO,
      },
      origins: env.DAUYS_AGENCY_ORIGINS,
      workingDayEnds: env.DAUYS_AGENCY_DAY_ENDS,
    },
    log: createLog(env.LOG_LEVEL),
  });
  process.stdout.write(greeting(intake, terminal));

  let asked = false;
  const onSignal = () => {
    if (asked) {
      intake.stopNow();
      process.exit(130);
    }
    asked = true;
    if (terminal) process.stdout.write('\n  Finishing what was accepted… (Ctrl-C again stops at once)\n');
    intake.stop().then(() => process.exit(0), giveUp);
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.on('SIGHUP', onSignal);
}

main().catch(giveUp);
