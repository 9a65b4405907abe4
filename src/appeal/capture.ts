import * as v from 'valibot';
import { CaptureStatementSchema, StatementSignatureSchema } from './capture-statement.ts';
import { InstantSchema, WebAddressSchema } from './post.ts';
import { optionalTextField, textField } from './text-field.ts';

/** How, when and with what a post was seen. The official who saw it is known by the token. */
export const CaptureSchema = v.strictObject({
  capturedAt: InstantSchema,
  /** The address bar at that moment. */
  pageUrl: WebAddressSchema,
  pageTitle: optionalTextField(500),
  pageLanguage: optionalTextField(35),
  /** Product and version of the extension and the browser, such as `Dauys/0.1.0 Chrome/156`. */
  tool: textField(300),
  /** How the post was found: by its platform's reader, or by selection or metadata of any page. */
  method: v.picklist(['platform', 'selection', 'metadata'], 'unknown-value'),
  /** The digest of the post as it was read, see `postDigestOf` in `src/evidence`. */
  postDigest: v.pipe(v.string('wrong-type'), v.regex(/^[0-9a-f]{64}$/, 'wrong-type')),
  /** What the official's key signed, and the signature; both or neither. */
  statement: v.optional(CaptureStatementSchema),
  signature: v.optional(StatementSignatureSchema),
});

export type Capture = v.InferOutput<typeof CaptureSchema>;
