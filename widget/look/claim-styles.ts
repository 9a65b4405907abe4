import claim from './claim.css?inline';

/** What the author of a clipped post sees more. */
export const claimStyles = claim;
