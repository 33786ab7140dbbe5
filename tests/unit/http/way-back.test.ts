import { expect, it } from 'vitest';
import { signInAddress, wayBack } from '@/platform/http/way-back';

it.each([
  ['/en/americas-25/settings', '/en/americas-25/settings'],
  [
    '/ar/americas-25/delegations?show=notSubmitted&page=2',
    '/ar/americas-25/delegations?show=notSubmitted&page=2',
  ],
  ['/en/americas-25?_rsc=abc', '/en/americas-25'],
  ['/en/x?token=secret&email=a%40b.c', '/en/x'],
  ['/en', ''],
  ['/en/sign-in?to=%2Fen%2Fx', ''],
  ['/fr/sign-in/link?token=secret', ''],
  ['/api/live', ''],
  ['//evil.example/en/x', ''],
  ['https://evil.example/en/x', ''],
  [`/en/${'a'.repeat(500)}`, ''],
  ['', ''],
])('comes back from %s to %j', (address, back) => {
  expect(wayBack(address)).toBe(back);
});

it('signs in with the way back, where there is one', () => {
  expect(signInAddress('es', '/es/americas-25/settings')).toBe(
    '/es/sign-in?to=%2Fes%2Famericas-25%2Fsettings',
  );
  expect(signInAddress('es', null)).toBe('/es/sign-in');
});
