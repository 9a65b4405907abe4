import { unsafeCSS } from 'lit';
import form from './form.css?inline';

/** What only the form and its receipt wear. */
export const formStyles = unsafeCSS(form);
