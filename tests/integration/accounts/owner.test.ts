import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/domain/actor';
import { isOfAnother, OWNER_FIELD, ownerTag } from '@/platform/owner';

const [a, b] = [{ accountId: 'account-a' }, { accountId: 'account-b' }];

describe('the tag of an account', () => {
  it('is always the same, is of one account, and tells nothing of it', () => {
    expect(ownerTag(a)).toBe(ownerTag({ ...a }));
    expect(ownerTag(a)).not.toBe(ownerTag(b));
    expect(ownerTag(a)).toMatch(/^[\w-]{22}$/);
    expect(ownerTag(a)).not.toContain('account');
    expect(ownerTag(ANONYMOUS)).toBe('');
  });

  it('tells a form that was drawn for somebody else', () => {
    const drawnFor = (tag?: string) => {
      const form = new FormData();
      if (tag !== undefined) form.set(OWNER_FIELD, tag);
      return form;
    };
    expect(isOfAnother(drawnFor(ownerTag(a)), b)).toBe(true);
    expect(isOfAnother(drawnFor(ownerTag(a)), a)).toBe(false);
    // Who is signed out is asked to sign in, and who was signed out when it was drawn wrote in nobody's name.
    expect(isOfAnother(drawnFor(ownerTag(a)), ANONYMOUS)).toBe(false);
    expect(isOfAnother(drawnFor(''), b)).toBe(false);
    expect(isOfAnother(drawnFor(), b)).toBe(false);
  });
});
