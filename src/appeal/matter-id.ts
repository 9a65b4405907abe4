import * as v from 'valibot';

/** What a matter is called before the public: 22 signs of base64url that only the register can read. */
export const MatterIdSchema = v.pipe(v.string('wrong-type'), v.regex(/^[\w-]{22}$/, 'unknown-value'));
