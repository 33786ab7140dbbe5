import { LOCALES } from '@/domain/local-text';
import { expect, SAMPLE, test } from './fixtures';

test('a Latin line in an Arabic text keeps its full stop at its end', async ({ open }) => {
  // The page as the server draws it, with its styles: what is added to it here is nobody else's.
  const page = await open({ javaScriptEnabled: false });
  await page.goto(`/ar/${SAMPLE}`);
  const ends = await page.evaluate(() => {
    const text = document.createElement('p');
    text.dir = 'auto';
    text.className = 'whitespace-pre-line';
    text.textContent = 'سبب مكتوب بالعربية.\nA reason in Latin letters.\nسطر أخير.';
    document.querySelector('main')?.append(text);
    const node = text.firstChild as Text;
    const left = (index: number) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + 1);
      return range.getBoundingClientRect().left;
    };
    const all = node.data;
    const latin = all.indexOf('A reason');
    return {
      latin: left(all.indexOf('.', latin)) - left(latin),
      arabic: left(0) - left(all.indexOf('.')),
    };
  });
  expect(ends.latin).toBeGreaterThan(0);
  expect(ends.arabic).toBeGreaterThan(0);
});

test('in forced colours the current place has one bar', async ({ open }) => {
  const page = await open({ forcedColors: 'active', viewport: { width: 1280, height: 900 } });
  await page.goto(`/en/${SAMPLE}/outcomes`);
  const bars = await page.locator('[data-site-nav] a').evaluateAll((links) =>
    links.map((link) => {
      const { borderBlockStartColor, borderBlockEndColor } = getComputedStyle(link);
      const paper = document.createElement('div');
      paper.style.color = 'Canvas';
      document.body.append(paper);
      const ground = getComputedStyle(paper).color;
      paper.remove();
      return {
        current: link.hasAttribute('aria-current'),
        bars: [borderBlockStartColor, borderBlockEndColor].filter((colour) => colour !== ground).length,
      };
    }),
  );
  expect(bars.length).toBeGreaterThan(2);
  for (const { current, bars: count } of bars) expect(count).toBe(current ? 1 : 0);
  expect(bars.filter(({ current }) => current)).toHaveLength(1);
});

test('the navigation of whoever has most in it is one line beside the name, in every language', async ({
  look,
}) => {
  const page = await look('Organizer');
  for (const language of LOCALES) {
    await page.goto(`/${language}/${SAMPLE}/outcomes`);
    for (const width of [960, 1024, 1200, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const { tops, sticksOut } = await page.evaluate(() => {
        const entries = [...document.querySelectorAll('[data-site-nav] > ul > li')];
        const shown = entries.filter((entry) => entry.checkVisibility());
        return {
          tops: shown.map((entry) => Math.round(entry.getBoundingClientRect().top)),
          sticksOut: document.documentElement.scrollWidth > document.documentElement.clientWidth,
        };
      });
      const where = `${language} at ${width} px`;
      // On a narrower one the larger letters of Arabic leave it to the menu.
      if (width >= 1024) expect(tops.length, where).toBeGreaterThan(3);
      expect(new Set(tops).size, where).toBeLessThanOrEqual(1);
      expect(sticksOut, where).toBe(false);
    }
  }
});

test('the name of the conference has at most two lines beside the navigation, and is not cut, in every language', async ({
  look,
}) => {
  for (const office of ['Organizer', 'Head of delegation'] as const) {
    const page = await look(office);
    for (const language of LOCALES) {
      await page.goto(`/${language}/${SAMPLE}/outcomes`);
      for (const width of [960, 1024, 1199, 1200, 1280, 1440]) {
        await page.setViewportSize({ width, height: 900 });
        const { lines, cut } = await page.locator('header [data-name] > span').evaluate((name) => {
          const range = document.createRange();
          range.selectNodeContents(name);
          const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
          return { lines: new Set(tops).size, cut: name.scrollHeight > name.clientHeight };
        });
        const where = `${language} at ${width} px as ${office}`;
        expect(lines, where).toBeGreaterThan(0);
        expect(lines, where).toBeLessThanOrEqual(2);
        expect(cut, where).toBe(false);
      }
    }
  }
});
