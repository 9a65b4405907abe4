import after from './after.css?inline';

/** What the element wears once something may follow an appeal. */
export const afterStyles = after;
