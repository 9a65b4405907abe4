import answers from './answers.css?inline';

/** What an element wears once it has something to say. */
export const answerStyles = answers;
