import type { MapMessages } from './ru.ts';

export const messages: MapMessages = {
  open: 'Show the point on a map',
  close: 'Close the map',
  name: 'Map',
  hint: 'Press on the place to put the point there, or drag the point. With the keyboard, the arrows move the point (with Shift by a little), plus and minus zoom.',
  nearer: 'Nearer',
  farther: 'Farther',
  coordinates: 'Coordinates of the point',
  coordinatesHint: 'Latitude and longitude, for example: 43.23895, 76.88971',
  coordinatesWrong:
    'These are no coordinates. Write latitude and longitude with a comma between, for example: 43.23895, 76.88971',
  at: (place) => `The point is marked: ${place}`,
  remove: 'Remove the point',
  removed: 'The point was removed',
  noPictures:
    'Not all of the map came. The point is sent all the same; you can also write its coordinates or an address.',
};
