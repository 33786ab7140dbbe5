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
