/**
 * The kinds of appeal that the Administrative Procedural and Process-Related Code (АППК РК) knows, art. 4:
 * application (заявление), complaint (жалоба), message (сообщение), proposal (предложение),
 * response (отклик), inquiry (запрос).
 */
export const APPEAL_KINDS = [
  'application',
  'complaint',
  'message',
  'proposal',
  'response',
  'inquiry',
] as const;

export type AppealKind = (typeof APPEAL_KINDS)[number];
