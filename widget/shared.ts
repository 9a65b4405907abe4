/*
 * What more than one element needs, as one chunk: the entry asks for it beside the element, so that it is not
 * found only when the element has arrived.
 */
export { APPEAL_KINDS } from '../src/appeal/kinds.ts';
export { TOPICS } from '../src/appeal/topics.ts';
export { DauysElement } from './dauys-element.ts';
