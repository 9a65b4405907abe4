/** The part behind `#` of the link that an author gets: a browser never sends it to a server. */
export const CLAIM_FRAGMENT = '#dauys-claim=';
