import type { RegionPrefix } from '../region-prefixes.ts';

export const regionNames: Readonly<Record<RegionPrefix, string>> = {
  '71': 'Astana city',
  '75': 'Almaty city',
  '79': 'Shymkent city',
  '10': 'Abai Region',
  '11': 'Akmola Region',
  '15': 'Aktobe Region',
  '19': 'Almaty Region',
  '23': 'Atyrau Region',
  '27': 'West Kazakhstan Region',
  '31': 'Zhambyl Region',
  '33': 'Zhetisu Region',
  '35': 'Karaganda Region',
  '39': 'Kostanay Region',
  '43': 'Kyzylorda Region',
  '47': 'Mangystau Region',
  '55': 'Pavlodar Region',
  '59': 'North Kazakhstan Region',
  '61': 'Turkistan Region',
  '62': 'Ulytau Region',
  '63': 'East Kazakhstan Region',
};
