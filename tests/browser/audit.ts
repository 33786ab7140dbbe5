import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults, RunOptions } from 'axe-core';
import { type ButtonLook, button } from '@/components/form/button-look';

const textOf = (file: string) => readFileSync(createRequire(import.meta.url).resolve(file), 'utf8');
const PROGRAM = textOf('axe-core/axe.min.js');
const SECOND = textOf('accessibility-checker-engine/ace.js');

const OPTIONS: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Off in axe unless asked for, because it is of 2.2.
  rules: { 'target-size': { enabled: true } },
  resultTypes: ['violations'],
};
/** All but the colours, where another language has shown these already. */
const BUT_COLOURS: RunOptions = {
  ...OPTIONS,
  rules: { ...OPTIONS.rules, 'color-contrast': { enabled: false }, 'link-in-text-block': { enabled: false } },
};
/** What the letters of a language alone can break: names, labels and languages. */
const OF_TEXT: RunOptions = {
  runOnly: ['cat.name-role-value', 'cat.text-alternatives', 'cat.language', 'cat.forms'],
  resultTypes: ['violations'],
};
/** The room that short words leave, where one is short: nothing else of a language makes smaller what is pressed. */
const OF_SIZE: RunOptions = {
  runOnly: { type: 'rule', values: ['target-size'] },
  resultTypes: ['violations'],
};
/** Where the focus may stand. */
const STOPS =
  'a[href], button, summary, input:not([type=hidden]), select, textarea, [tabindex]:not([tabindex="-1"])';
const [WIDE, NARROW] = [1280, 390];
const NARROWEST = 320;

const RULE_SETS = ['IBM_Accessibility', 'WCAG_2_2'];
/** What the second engine says against the standard, each with the reason. */
const OVERRULED = new Map([
  ['aria_form_label_unique', 'a form without a name is no landmark'],
  ['aria_landmark_name_unique', 'a form without a name is no landmark'],
  ['element_tabbable_role_valid', 'what scrolls must be reached by keyboard'],
]);

/**
 * How much of a page is looked at: all of it; all but its colours, where another language of the other direction has been
 * looked at whole; or what its texts can break, where one of the same direction has.
 */
export type Depth = 'whole' | 'mirrored' | 'texts';
type Look = { width: number; colorScheme: 'light' | 'dark'; options: RunOptions };
const LOOKS: Record<Depth, Look[]> = {
  // A scheme changes colours and nothing else, and a width what is shown: each of both is looked at once, with all rules.
  whole: [
    { width: WIDE, colorScheme: 'light', options: OPTIONS },
    { width: NARROW, colorScheme: 'dark', options: OPTIONS },
  ],
  mirrored: [WIDE, NARROW].map((width) => ({ width, colorScheme: 'light', options: BUT_COLOURS })),
  texts: [{ width: NARROW, colorScheme: 'light', options: OF_TEXT }],
};

type Verdict = { ruleId: string; value: [string, string]; message: string; path: { dom: string } };

/** A rule says in its own text whether it can be sure; how much it counts for, by reasons, is said by each of the sets. */
type Rule = { run: () => unknown; dependencies?: string[] };
type Checker = {
  engine: { ruleMap: Record<string, Rule> };
  rulesetRules: Record<string, string[]>;
  ruleReasonLevels: Record<string, Record<string, Record<string, string>>>;
  check: (checked: Document, sets: string[]) => Promise<{ results: Verdict[] }>;
};

declare global {
  interface Window {
    axe: { run: (options: RunOptions) => Promise<AxeResults> };
    ace: { Checker: new () => Checker };
  }
}

/** Lets the engine come with every page that is opened here: sending it after each would cost more. */
export const withEngine = (page: Page) => page.addInitScript({ content: PROGRAM });

/** What axe finds on the page as it stands: a line for every rule and place. */
async function findings(page: Page, options: RunOptions): Promise<string[]> {
  if (await page.evaluate(() => !('axe' in window))) await page.evaluate(PROGRAM);
  const { violations } = await page.evaluate((chosen) => window.axe.run(chosen), options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id} at ${target.join(' ')}: ${failureSummary?.split('\n').slice(1).join(';').slice(0, 200)}`,
    ),
  );
}

/** What the second engine is sure of: its rules see names, roles and structure that the first one lets pass. */
async function secondFindings(page: Page): Promise<string[]> {
  if (await page.evaluate(() => !('ace' in window))) await page.evaluate(SECOND);
  const results = await page.evaluate(async (sets) => {
    // It sees the fields of what is folded, and not their labels: all is looked at as one who opened it sees it.
    const folded = [...document.querySelectorAll('details:not([open])')] as HTMLDetailsElement[];
    for (const fold of folded) fold.open = true;
    const checker = new window.ace.Checker();
    const { engine, rulesetRules, ruleReasonLevels } = checker;
    // Most rules only ask somebody to look, at each element: their answers never count.
    const isSure = (id: string) =>
      String(engine.ruleMap[id]?.run).includes('RuleFail') &&
      sets.some((set) => Object.values(ruleReasonLevels[id]?.[set] ?? {}).includes('VIOLATION'));
    const sureRules = new Set(sets.flatMap((set) => rulesetRules[set] ?? []).filter(isSure));
    if (sureRules.size < 80)
      throw new Error(`the second engine has ${sureRules.size} rules that can be sure`);
    // A rule runs where those have passed that it depends on, and these after theirs.
    for (const id of sureRules)
      for (const other of engine.ruleMap[id]?.dependencies ?? []) sureRules.add(other);
    for (const set of sets) rulesetRules[set] = [...sureRules];
    const { results } = await checker.check(document, sets);
    for (const fold of folded) fold.open = false;
    return results.filter(({ value }) => value[0] === 'VIOLATION' && value[1] === 'FAIL');
  }, RULE_SETS);
  return results
    .filter(({ ruleId }) => !OVERRULED.has(ruleId))
    .map(({ ruleId, message, path }) => `${ruleId} at ${path.dom}: ${message}`);
}

/** What sticks out at the side of the page: elements that make it scroll there. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((one) => {
      const { left, right } = one.getBoundingClientRect();
      return right > clientWidth + 1 || left < -1;
    });
    const names = wide.map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`);
    return [`${scrollWidth} px wide: ${names.slice(0, 5).join(', ')}`];
  });
}

/** What the HTML checker of the W3C refuses, and what no address can lead to. */
function misspelt(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    const twice = ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `the id ${id} twice`);
    const described = (element: Element) => `${element.outerHTML.slice(0, 80)} has what it may not have`;
    const wrong = ':is(table, thead, tbody, tr, th, td)[role], form[action=""]';
    return [...twice, ...[...document.querySelectorAll(wrong)].map(described)];
  });
}

/** The page as one sees it whose letters are twice as large. */
async function atTwiceTheSize(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 1280, height: 900 });
  // A property that a script sets is no inline style to the content security policy.
  const size = (value: string) =>
    page.evaluate(
      (fontSize) => document.documentElement.style.setProperty('font-size', fontSize, 'important'),
      value,
    );
  await size('200%');
  const peeks = await page.evaluate(() => {
    const link = document.querySelector('[data-skip-link]');
    return link && link.getBoundingClientRect().bottom > 0 ? ['the skip link peeks out'] : [];
  });
  const overflows = [...peeks, ...(await sticksOut(page))];
  await size('');
  return overflows;
}

const classesOf = (variant: ButtonLook['variant']) => button({ variant }).split(' ');
/** What is drawn as the one thing to do, on the page or in its band. */
const PRIMARY = (['primary', 'band'] as const)
  .map((variant) => {
    const plain = new Set([...classesOf('secondary'), ...classesOf('danger'), ...classesOf('bandSecondary')]);
    const own = classesOf(variant).filter((name) => !plain.has(name) && /^[\w-]+$/.test(name));
    return own.map((name) => `.${name}`).join('');
  })
  .join(', ');

/** Whether words are so short that what they are pressed by may be too narrow. */
const hasShortWords = (page: Page): Promise<boolean> =>
  page.evaluate((stops) => {
    const pressed = [...document.querySelectorAll(stops)].filter((one) => one.textContent?.trim());
    const widths = pressed.map((one) => one.getBoundingClientRect().width);
    return widths.some((width) => width > 1 && width < 24);
  }, STOPS);

/** What is drawn as the one thing to do, where there is more than one: on the page, or in the dialog that lies over it. */
function leadingOn(page: Page): Promise<string[]> {
  return page.evaluate((primary) => {
    const screen = document.querySelector('dialog:modal') ?? document.body;
    const all = [...screen.querySelectorAll<HTMLElement>(primary)].filter((one) => one.checkVisibility());
    const words = all.map(({ innerText }) => `“${innerText.trim()}”`).join(', ');
    return all.length > 1 ? [`${all.length} primary actions on one screen: ${words}`] : [];
  }, PRIMARY);
}

/** What has no use on paper, or does not fit on it: the page as it is printed, on a sheet as wide as A4 leaves it. */
async function onPaper(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: 658, height: 960 });
  await page.emulateMedia({ media: 'print' });
  const pressed = await page
    .locator('nav, footer, button, [data-button], [data-rail-marks]')
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 1)
        .map((one) => `${one.outerHTML.slice(0, 80)} is printed`),
    );
  const misplaced = [...pressed, ...(await sticksOut(page))];
  await page.emulateMedia({ media: 'screen' });
  return misplaced;
}

/**
 * Where the focus is not seen by who chose their own few colours: elements without a line around them, or with one of the colour
 * of the ground. Of those that look alike the first is asked.
 */
async function unmarkedInForcedColours(page: Page): Promise<string[]> {
  await page.setViewportSize({ width: WIDE, height: 900 });
  await page.emulateMedia({ forcedColors: 'active' });
  // After a key the focus that a script moves is shown, too.
  await page.keyboard.press('Tab');
  const unmarked = await page.evaluate((stops) => {
    const ground = document.createElement('div');
    ground.style.setProperty('outline', '1px solid Canvas');
    document.body.append(ground);
    const paper = getComputedStyle(ground).outlineColor;
    ground.remove();
    const isMarked = (one: Element) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(one);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && outlineColor !== paper;
    };
    const looks = new Map<string, HTMLElement>();
    for (const one of document.querySelectorAll<HTMLElement>(stops)) {
      const look = `${one.tagName} ${one.getAttribute('type') ?? ''} ${one.getAttribute('class') ?? ''}`;
      if (one.checkVisibility() && !looks.has(look)) looks.set(look, one);
    }
    return [...looks.values()]
      .filter((one) => {
        one.focus();
        // A choice is marked as a whole, with its words.
        const marked = isMarked(one) || isMarked(one.closest('label') ?? one);
        return document.activeElement === one && !marked;
      })
      .map((one) => `no focus is seen in forced colours at ${one.outerHTML.slice(0, 120)}`);
  }, STOPS);
  await page.emulateMedia({ forcedColors: 'none' });
  return unmarked;
}

/** Holds the page that is open against axe as deep as `depth` says, and looks whether one action leads on, and whether it fits 320 px, and 200 % text. */
export async function audit(page: Page, name: string, depth: Depth = 'whole'): Promise<void> {
  const faults = new Map<string, string[]>();
  // A page that is refused while it is drawn is empty until its scripts draw it.
  await page.getByRole('main').waitFor();
  if (depth === 'whole') {
    // On a narrow sheet each cell says its heading itself, which the second engine does not know of.
    await page.setViewportSize({ width: WIDE, height: 900 });
    for (const finding of await secondFindings(page)) faults.set(finding, ['by the second engine']);
  }
  for (const { width, colorScheme, options } of LOOKS[depth]) {
    await page.setViewportSize({ width, height: 900 });
    await page.emulateMedia({ colorScheme });
    const sizes = depth === 'texts' && (await hasShortWords(page)) ? await findings(page, OF_SIZE) : [];
    for (const finding of [...(await findings(page, options)), ...sizes, ...(await leadingOn(page))]) {
      faults.set(finding, [...(faults.get(finding) ?? []), `${colorScheme} ${width}`]);
    }
  }
  for (const finding of await misspelt(page)) faults.set(finding, ['everywhere']);
  if (depth === 'whole') {
    for (const finding of await onPaper(page)) faults.set(finding, ['on paper']);
    for (const finding of await unmarkedInForcedColours(page)) faults.set(finding, [`${WIDE}`]);
  }
  for (const finding of await atTwiceTheSize(page)) faults.set(finding, ['at 200 % text']);
  await page.setViewportSize({ width: NARROWEST, height: 900 });
  for (const finding of await sticksOut(page)) faults.set(finding, [`at ${NARROWEST} px`]);
  const lines = [...faults].map(([finding, where]) => `${finding} (${where.join(', ')})`);
  expect(lines, name).toEqual([]);
}
