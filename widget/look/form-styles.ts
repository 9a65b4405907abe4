import form from './form.css?inline';

/** What only the form and its receipt wear. */
export const formStyles = form;
