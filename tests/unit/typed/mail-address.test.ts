import { describe, expect, it } from 'vitest';
import { email } from '@/platform/fields';
import { shownMailAddress } from '@/platform/typed/mail-address';

/** As typed → as kept. */
const KEPT: Record<string, string> = {
  'Ana.Souza@Example.ORG': 'ana.souza@example.org',
  ' \u200eana@example.org\u202c ': 'ana@example.org',
  'ana@bücher.example': 'ana@xn--bcher-kva.example',
  'ana@xn--bcher-kva.example': 'ana@xn--bcher-kva.example',
  'ana@BÜCHER.example': 'ana@xn--bcher-kva.example',
  'ana@bu\u0308cher.example': 'ana@xn--bcher-kva.example',
  '用户@例子.中国': '用户@xn--fsqu00a.xn--fiqs8s',
  '用户@例子。中国': '用户@xn--fsqu00a.xn--fiqs8s',
  'ana@xn--fsqu00a.xn--fiqs8s': 'ana@xn--fsqu00a.xn--fiqs8s',
  'مثال@موقع.وزارة.مصر': 'مثال@xn--4gbrim.xn--mgbexc3i.xn--wgbh1c',
  'अजय@डाटा.भारत': 'अजय@xn--c2bd1gb.xn--h2brj9c',
  'квіточка@пошта.укр': 'квіточка@xn--80a1acn3a.xn--j1amh',
  'ANA+list@example.org': 'ana+list@example.org',
  "o'neil/x=y@example.org": "o'neil/x=y@example.org",
  'ana@xn--mgbh0fb.xn--kgbechtv': 'ana@xn--mgbh0fb.xn--kgbechtv',
  'José@example.org': 'josé@example.org',
  'ｊｏｓé@example.org': 'josé@example.org',
  [`${'a'.repeat(64)}@example.org`]: `${'a'.repeat(64)}@example.org`,
};
const NONE = [
  'ana',
  '@example.org',
  'ana@',
  'ana@localhost',
  'ana@example',
  'ana@1.2.3.4',
  'ana@[1.2.3.4]',
  'ana@0x7f.1',
  'ana@example.123',
  'ana@exam%61ple.org',
  'ana@example.org:25',
  'ana@exam_ple.org',
  'ana@-example.org',
  'ana@example..org',
  'ana@example.org.',
  '.ana@example.org',
  'ana.@example.org',
  'a..b@example.org',
  'a b@example.org',
  'ana@exam ple.org',
  'a,b@example.org',
  '<ana@example.org>',
  'ana@example.org>',
  '"ana"@example.org',
  'a@b@example.org',
  'ana@example.org, b@example.org',
  'an\u200da@example.org',
  `${'a'.repeat(65)}@example.org`,
  `${'é'.repeat(33)}@example.org`,
  `ana@${'a'.repeat(64)}.org`,
  `ana@${'abcdefghi.'.repeat(30)}org`,
];

describe('an e-mail address', () => {
  it.each(Object.entries(KEPT))('%s is kept as %s', (typed, kept) => {
    expect(email.safeParse(typed).data).toBe(kept);
    // What is kept reads as itself.
    expect(email.parse(kept)).toBe(kept);
    expect(email.parse(shownMailAddress(kept))).toBe(kept);
  });

  it.each(NONE)('%s is none', (typed) => {
    expect(email.safeParse(typed).error?.issues[0]?.message).toMatch(/^common\.invalid\.(email|tooLong)\b/);
  });

  it('is shown as its owner would write it', () => {
    expect(shownMailAddress('用户@xn--fsqu00a.xn--fiqs8s')).toBe('用户@例子.中国');
    expect(shownMailAddress('ana@example.org')).toBe('ana@example.org');
  });
});
