/** What is wrong with a file or a folder, by the system's own code. */
const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there',
  ENOTDIR: 'is not there: a part of its path is a file',
  EISDIR: 'is a folder, and a file is needed',
  EACCES: 'may not be opened by this user',
  EPERM: 'may not be opened by this user',
  EROFS: 'lies on a disk that cannot be written',
};

/** Why nothing of a network answered; a database, in a command. */
const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EAI_AGAIN'];

/** PostgreSQL's own refusals at its door (SQLSTATE class 28, and a database that is not there). */
const NOT_LET_IN = ['28000', '28P01', '3D000'];

/**
 * Why a command could not do its work, so that a person can act on it: the system's own messages name a code that
 * few know, and some are empty.
 */
export function failureInWords(error: unknown): string {
  // One address tried at several places is told as several errors in one, which has no words of its own.
  if (error instanceof AggregateError && error.errors.length > 0) return failureInWords(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const { message } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const path = 'path' in error && typeof error.path === 'string' ? error.path : '';
  if (['ENOSPC', 'EDQUOT', '53100'].includes(code)) {
    return `The disk is full, so nothing was finished and nothing half was left. ${message}`;
  }
  if (UNREACHABLE.includes(code)) {
    return `The database does not answer (${message}). Nothing was changed. Start it, or look at DATABASE_URL.`;
  }
  if (NOT_LET_IN.includes(code)) {
    return `The database did not let this command in (${message}). Nothing was changed. Look at DATABASE_URL.`;
  }
  const fault = FILE_FAULTS[code];
  return fault && path && message.startsWith(code) ? `${path} ${fault}. Nothing was changed.` : message;
}
