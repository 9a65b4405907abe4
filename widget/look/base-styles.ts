import base from './base.css?inline';

/*
 * Style sheets are files like any others, minified by the build and adopted by the shadow root as constructed
 * sheets: a page with a strict policy (no 'unsafe-inline') needs no exception for them.
 */

/** Colours, type, fields, buttons and notices: what both elements wear. */
export const baseStyles = [base];
