/*
 * What whoever talks to the intake needs, as one chunk: asked for beside the element, so that it is not found only
 * when the element has arrived.
 */
export { callIntake } from '../src/client/intake-call.ts';
