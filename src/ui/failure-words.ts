import { problemName } from '../appeal/problem.ts';
import type { Failure } from '../client/outcome.ts';
import type { ExtensionMessages } from '../i18n/extension/messages.ts';

/**
 * Says why the intake gave no answer that could be used. The intake speaks for itself where it refused: its
 * problems come in the official's language.
 */
export function failureWords(failure: Failure, { failures }: ExtensionMessages): string {
  switch (failure.kind) {
    case 'problem': {
      const { title, detail } = failure.problem;
      const name = problemName(failure.problem);
      return (name && failures.problems[name]) ?? [title, detail].filter(Boolean).join('. ');
    }
    case 'offline':
      return failures.offline;
    case 'timeout':
      return failures.timeout;
    case 'unreadable':
      return failures.unreadable(failure.status);
    case 'aborted':
      return failures.aborted;
  }
}
