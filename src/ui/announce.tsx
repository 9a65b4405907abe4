import { signal } from '@preact/signals';

const announcement = signal('');

/** Says something to those who listen instead of look. The same words twice are said twice. */
export function announce(text: string): void {
  announcement.value = '';
  // A change within one task is no change to a screen reader.
  setTimeout(() => {
    announcement.value = text;
  }, 50);
}

/** Stands once on a page, from its first moment: a live region that comes later is not heard. */
export function Announcer() {
  return (
    <p role="status" class="visually-hidden">
      {announcement.value}
    </p>
  );
}
