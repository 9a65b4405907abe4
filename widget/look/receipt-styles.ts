import receipt from './receipt.css?inline';

/** What the form wears once it can be sent. */
export const receiptStyles = receipt;
