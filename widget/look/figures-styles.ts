import figures from './figures.css?inline';

/** What the element with the figures wears. */
export const figuresStyles = figures;
