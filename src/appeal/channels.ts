/** The door an appeal came through. */
export const CHANNELS = ['extension', 'widget', 'open311', 'import', 'desk'] as const;

export type Channel = (typeof CHANNELS)[number];
