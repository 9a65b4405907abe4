import { expect, it } from 'vitest';
import { outwardLink } from './outward-link.ts';

it.each([
  ['https://l.threads.com/?u=https%3A%2F%2Fulgi.example%2Fsu&e=AT1', 'https://ulgi.example/su'],
  [
    'https://l.facebook.com/l.php?u=https%3A%2F%2Fulgi.example%2F%3Fid%3D1&h=AT',
    'https://ulgi.example/?id=1',
  ],
  ['https://l.instagram.com/?u=https%3A%2F%2Fulgi.example%2F&e=x', 'https://ulgi.example/'],
  [
    'https://www.youtube.com/redirect?event=comments&q=https%3A%2F%2Fulgi.example%2F',
    'https://ulgi.example/',
  ],
  ['https://vk.com/away.php?to=https%3A%2F%2Fulgi.example%2Fjol&post=-1_2', 'https://ulgi.example/jol'],
  ['https://l.threads.com/?u=javascript%3Aalert(1)', 'https://l.threads.com/?u=javascript%3Aalert(1)'],
  [
    'https://evil.example/l.php?u=https%3A%2F%2Fulgi.example%2F',
    'https://evil.example/l.php?u=https%3A%2F%2Fulgi.example%2F',
  ],
])('%s leads to %s', (href, leads) => expect(outwardLink(new URL(href)).href).toBe(leads));
