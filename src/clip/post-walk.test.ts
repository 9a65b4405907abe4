// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPostWalk, type PostWalk } from './post-walk.ts';

let walk: PostWalk;
let stop: AbortController;
let heard: string[];

const field = () => document.querySelector('input') ?? document.body;
const focusedText = () => document.activeElement?.textContent;

beforeEach(() => {
  document.body.innerHTML =
    '<input><article><button>1</button></article><article><button>2</button></article><article><button>3</button></article><a href="#">away</a>';
  for (const post of document.querySelectorAll('article')) {
    vi.spyOn(post, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 10, 10));
    post.scrollIntoView = () => {};
  }
  heard = [];
  stop = new AbortController();
  const { signal } = stop;
  document.body.addEventListener('keydown', ({ code }) => heard.push(code), { signal });
  walk = createPostWalk(
    document,
    {
      posts: 'article',
      focusOn(post) {
        post.querySelector('button')?.focus();
        return true;
      },
      focused: (posts) => posts.find((post) => post.contains(document.activeElement)),
    },
    signal,
  );
});
afterEach(() => stop.abort());

function press(code: string, more: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body;
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { code, bubbles: true, cancelable: true, composed: true, ...more }),
  );
}

describe('a walk from post to post', () => {
  it('leaves the page its keys until it begins', () => {
    for (const code of ['KeyJ', 'KeyK', 'ArrowDown', 'Escape']) expect(press(code)).toBe(true);
    expect(heard).toHaveLength(4);
  });

  it('goes on and back, stops at both ends, and lets no such key through', () => {
    walk.toggle();
    expect(focusedText()).toBe('1');
    for (const [code, post] of [
      ['KeyJ', '2'],
      ['ArrowDown', '3'],
      ['KeyJ', '3'],
      ['KeyK', '2'],
      ['ArrowUp', '1'],
      ['KeyK', '1'],
    ] as const) {
      expect(press(code)).toBe(false);
      expect(focusedText()).toBe(post);
    }
    expect(heard).toEqual([]);
  });

  it('lets every other key through, and those with Ctrl', () => {
    walk.toggle();
    expect(press('KeyL')).toBe(true);
    expect(press('KeyJ', { ctrlKey: true })).toBe(true);
    expect(heard).toEqual(['KeyL', 'KeyJ']);
  });

  it.each(['Escape', 'the shortcut'])('ends with %s and gives the focus back', (how) => {
    field().focus();
    walk.toggle();
    press('KeyJ');
    if (how === 'Escape') press('Escape');
    else walk.toggle();
    expect(document.activeElement).toBe(field());
    expect(press('KeyJ')).toBe(true);
  });

  it('ends where the focus goes elsewhere, and takes it nowhere', () => {
    walk.toggle();
    document.querySelector('a')?.focus();
    expect(focusedText()).toBe('away');
    expect(press('KeyJ')).toBe(true);
    expect(focusedText()).toBe('away');
  });
});
