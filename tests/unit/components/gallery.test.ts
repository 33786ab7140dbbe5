import { expect, it } from 'vitest';
import { filesIn, textOf } from '@/tests/setup/sources';

/** Components that the page of specimens does not show, each with the reason. */
const ELSEWHERE = [
  [
    'every page has it around it, this one too',
    'Footer LanguageSwitch Main NavBar NavLinks OwnerProvider PageNotices SiteHeader SiteMenu SkipLink Steady',
  ],
  ['it draws nothing', 'FromTop Held Hidden LiveReader LiveRefresh OnNow ReadAgain RequestKey StepKeys'],
  ['it needs an action; its controls are shown', 'ActionForm AutosaveForm Done KeptLine'],
  ['it opens above every page, this one too', 'KeySheet Palette PaletteDialog SearchBox'],
  ['it is a mail', 'MailCode MailFacts MailLetter MailLink MailText'],
  ['it stands in for a page', 'CatchFault'],
  ['it needs a list to give away; links are shown', 'ListLinks'],
  ['it needs a page to narrow; its controls are shown', 'ViewForm'],
] as const;

const GALLERY = 'components/gallery/';
const sources = filesIn('components').filter((path) => path.endsWith('.tsx'));
const made = new Map(
  sources
    .filter((path) => !path.startsWith(GALLERY))
    .flatMap((path) =>
      [...textOf(path).matchAll(/^export (?:function|class|const) ([A-Z][a-z]\w*)/gm)].map(
        ([, name]) => [name ?? '', path] as const,
      ),
    ),
);

/** What the specimens draw, and what that draws in its turn. */
function shown(): Set<string> {
  const seen = new Set<string>();
  const files = sources.filter((path) => path.startsWith(GALLERY));
  for (const path of files) {
    for (const [, name = ''] of textOf(path).matchAll(/<([A-Z]\w*)/g)) {
      const from = made.get(name);
      if (!from || seen.has(name)) continue;
      seen.add(name);
      if (!files.includes(from)) files.push(from);
    }
  }
  return seen;
}

it('shows every component on the page of specimens, or says why not', () => {
  const all = shown();
  const missing = [...made.keys()].filter((name) => !all.has(name));
  expect(missing.sort()).toEqual(ELSEWHERE.flatMap(([, names]) => names.split(' ')).sort());
  expect(all.size).toBeGreaterThan(40);
});
