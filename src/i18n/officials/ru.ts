import type { OfficialRole } from '../../appeal/official.ts';

/** What the settings page says to an administrator. */
export interface OfficialsMessages {
  readonly title: string;
  readonly roles: Readonly<Record<OfficialRole, string>>;
  readonly signedOut: string;
  until(day: string): string;
  readonly revoke: string;
  revokeSure(name: string): string;
  readonly revokeYes: string;
  readonly revokeNo: string;
  revoked(name: string): string;
  readonly newCode: string;
  readonly rolesOfCode: string;
  readonly make: string;
  readonly needsRole: string;
  made(day: string): string;
}

export const officials: OfficialsMessages = {
  title: 'Сотрудники органа',
  roles: {
    clerk: 'Регистратор: сигналы, список',
    officer: 'Исполнитель: принять, ответить, переслать',
    head: 'Руководитель: продлить, отказать, оставить без рассмотрения',
    administrator: 'Администратор: сотрудники',
  },
  signedOut: 'доступа нет',
  until: (day) => `доступ до ${day}`,
  revoke: 'Отозвать доступ',
  revokeSure: (name) => `Отозвать доступ: ${name}? Его браузеры перестанут работать сразу.`,
  revokeYes: 'Отозвать',
  revokeNo: 'Оставить',
  revoked: (name) => `Доступ отозван: ${name}.`,
  newCode: 'Код для нового сотрудника',
  rolesOfCode: 'Роли',
  make: 'Создать код',
  needsRole: 'Выберите хотя бы одну роль.',
  made: (day) => `Код на один браузер, до ${day}. Он показан только сейчас.`,
};
