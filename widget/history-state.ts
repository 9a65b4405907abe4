/** What the page's own history keeps at this entry, whoever put it there; a copy to add to. */
export function historyState(): Record<string, unknown> {
  const state: unknown = history.state;
  return typeof state === 'object' && state !== null ? { ...state } : {};
}
