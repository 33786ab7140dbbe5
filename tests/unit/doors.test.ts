import { expect, it } from 'vitest';
import { warningOf } from '@/scripts/doors.mjs';

const near = { open: true, host: '127.0.0.1', address: 'http://127.0.0.1:3000' };

it.each([
  near,
  { ...near, host: '::1', address: 'http://[::1]:3000' },
  { ...near, host: 'localhost', address: 'http://LOCALHOST.:3000' },
  { ...near, host: '127.8.9.1', address: 'http://plenary.localhost:3000' },
  { open: false, host: '0.0.0.0', address: 'https://conferences.example.org' },
])('says nothing of the doors of %j', (house) => {
  expect(warningOf(house)).toBe('');
});

it.each([
  { ...near, host: '0.0.0.0' },
  { ...near, host: '::' },
  { ...near, host: '192.168.1.7', address: 'http://192.168.1.7:3000' },
  { ...near, host: 'plenary.example', address: 'http://plenary.example:3000' },
  { ...near, address: 'https://conferences.example.org' },
  { ...near, address: 'http://127.0.0.1.example.org' },
  { ...near, address: 'http://localhost.example.org' },
])('warns of the doors of %j', (house) => {
  const warning = warningOf(house);
  expect(warning).toContain(`Whoever reaches ${house.address} can sign in`);
  expect(new Set(warning.split('\n').map((line) => line.slice(0, 2)))).toEqual(new Set(['!!']));
});
