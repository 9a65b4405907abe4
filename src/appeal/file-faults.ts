/** Why a file cannot be added to a draft on the device. */
export type FileFault = 'type' | 'size' | 'empty' | 'too-many' | 'not-kept';
