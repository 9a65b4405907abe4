import { unsafeCSS } from 'lit';
import receipt from './receipt.css?inline';

/** What the form wears once it can be sent. */
export const receiptStyles = unsafeCSS(receipt);
