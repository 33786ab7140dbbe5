import { expect, it } from 'vitest';
import { policyFor } from '@/platform/http/headers';

const ORDINARY = "default-src 'self'";

it.each([
  ['/en/americas-25/accreditation/01a20afb-c50e-713e-a4d5-1cd6d9f6d568/photo', "default-src 'none'; sandbox"],
  ['/en/americas-25/accreditation/01a20afb-c50e-713e-a4d5-1cd6d9f6d568', ORDINARY],
  ['/en/americas-25/registration/photo', ORDINARY],
])('gives %s the policy %s', (path, policy) => {
  expect(policyFor(path, ORDINARY)).toBe(policy);
});
