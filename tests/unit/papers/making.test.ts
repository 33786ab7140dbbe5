import { describe, expect, it } from 'vitest';
import { pdfOf, wordOf } from '@/platform/papers/making';
import type { Paper } from '@/platform/papers/paper';
import { plain, typed } from '@/platform/papers/paper';
import { paperOf } from '@/platform/papers/paper-of';
import { partOf } from '@/tests/setup/archive';
import { readPdf, wordsOf } from '@/tests/setup/pdf';

const conference = {
  title: {
    en: '25th Americas Regional Conference',
    fr: '',
    es: '',
    ar: 'المؤتمر الإقليمي الخامس والعشرون للأمريكتين',
  },
  symbol: 'AMERICAS-25',
  originalLanguage: 'en' as const,
};

const aPaper = (blocks: Paper['blocks'], language: 'en' | 'ar' = 'en'): Paper =>
  paperOf(conference, language, {
    title: language === 'en' ? 'List of participants' : 'قائمة المشاركين',
    date: '2023-03-22',
    blocks,
  });
const read = async (paper: Paper) => readPdf(await pdfOf(paper));

describe('a paper', () => {
  it('is a tagged PDF with its title, language, headings and tables', async () => {
    const { info, marked, part, roles, outline, pages } = await read(
      aPaper([
        { is: 'heading', level: 1, words: plain('Members of the region') },
        { is: 'table', head: ['Name', 'Office'], shares: [1, 2], rows: [[plain('Amal'), plain('Director')]] },
        { is: 'list', items: [plain('one')] },
        { is: 'newPage' },
        { is: 'text', words: plain('The end.') },
      ]),
    );
    expect(info).toMatchObject({
      Title: 'List of participants',
      Language: 'en',
      CreationDate: 'D:20230322000000Z',
    });
    expect({ marked, part }).toEqual({ marked: true, part: '1' });
    expect([...roles]).toEqual(expect.arrayContaining(['H1', 'Table', 'TH', 'TD', 'L', 'P']));
    expect(outline).toEqual(['Members of the region']);
    expect(pages).toHaveLength(2);
    expect(pages[1]).toContain('Page 2 of 2');
    expect(pages[1]).toContain('25th Americas Regional Conference · List of participants');
  });

  it('is the same bytes of the same data, and other bytes of other data', async () => {
    const paper = aPaper([{ is: 'text', words: plain('Words') }]);
    const [first, again, other] = await Promise.all(
      [paper, structuredClone(paper), { ...paper, date: '2023-03-23' }].map(pdfOf),
    );
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it.each([
    '#panic("x") #include "/etc/passwd" #sys.inputs',
    '*a* _b_ $c$ @d <e> `f` = g - h + i / j // k /* l */ \\ m ~ n',
    '"); #let paper = none; ("',
    "'$(id)' {{x}} <script>z</script>",
  ])('draws %s as it was typed', async (text) => {
    const { pages } = await read(
      aPaper([
        { is: 'heading', level: 1, words: typed(text) },
        { is: 'text', words: typed(text), number: '1' },
        { is: 'facts', rows: [{ term: text, words: typed(text) }] },
        { is: 'table', head: [text], shares: [1], rows: [[typed(text)]] },
      ]),
    );
    const bare = (words: string) => words.replace(/\s/g, '');
    expect(bare(pages.join('')).split(bare(text))).toHaveLength(7);
  });

  it('takes names of any script, shape and length, and leaves out signs that only steer', async () => {
    const names = [
      'ʻIolani Keaʻau',
      'Ελένη',
      'Иван Ћ',
      'דוד',
      '李小龍',
      '한국어',
      'ประเทศไทย',
      'नमन',
      'ệ Ŵ ǯ',
      '😀',
    ];
    const { text, part } = await read(
      aPaper([
        ...names.map((name) => ({ is: 'text', words: typed(name) }) as const),
        { is: 'text', words: typed(`${'Aa'.repeat(2000)} end\u0007\u0000of\u202eit\ud800`) },
      ]),
    );
    expect(part).toBe('1');
    for (const name of names) expect(text.replace(/\s/g, '')).toContain(name.replace(/\s/g, ''));
    expect(text).toContain('end of it \ufffd');
    // A word of four thousand letters stays on the page.
    expect(text.match(/[Aa]/g)?.length).toBeGreaterThan(4000);
  });

  it('is made even where no font has a sign', async () => {
    const { text } = await read(aPaper([{ is: 'text', words: typed('before \u{10ffff} after') }]));
    expect(text).toMatch(/before .*after/);
  });

  it('runs from right to left in Arabic', async () => {
    const { info, text, part } = await read(
      aPaper(
        [
          { is: 'text', words: plain('رئيس الوفد (25)') },
          { is: 'text', words: [{ text: 'An English text.', language: 'en' }] },
        ],
        'ar',
      ),
    );
    expect(info).toMatchObject({ Title: 'قائمة المشاركين', Language: 'ar' });
    expect(part).toBe('1');
    for (const word of ['رئيس', 'الوفد', 'صفحة', '25']) expect(wordsOf(text)).toContain(word);
    expect(text).toContain('An English text.');
  });
});

describe('the same paper in Word', () => {
  it('has the words as text, its headings, its language from right to left, and no markup of anybody', async () => {
    const bytes = await wordOf(
      aPaper(
        [
          { is: 'contents', title: 'المحتويات', level: 2 },
          { is: 'heading', level: 1, words: plain('أعضاء الإقليم') },
          { is: 'facts', rows: [{ term: 'رئيس', words: typed('<w:t>Ana</w:t> & #co "x"\u0007') }] },
          {
            is: 'text',
            number: '12',
            words: [
              { text: 'taken', change: 'out' },
              { text: 'put', change: 'in' },
            ],
          },
          { is: 'text', words: plain('OPEN-1/DOC/4') },
          { is: 'newPage' },
        ],
        'ar',
      ),
    );
    const xml = await partOf(bytes, 'word/document.xml');
    expect(xml).toContain('&lt;w:t&gt;Ana&lt;/w:t&gt; &amp; #co');
    for (const part of ['<w:bidi/>', '<w:rtl/>', 'Heading1', '<w:strike/>', 'أعضاء الإقليم', 'TOC'])
      expect(xml).toContain(part);
    expect(xml).not.toContain('\u0007');
    // From the right, Word would put the last number of a symbol first.
    expect(xml).toMatch(/<w:rtl w:val="false"\/><\/w:rPr><w:t[^>]*>OPEN-1\/DOC\/4/);
    const styles = await partOf(bytes, 'word/styles.xml');
    expect(styles).toMatch(/w:styleId="TOC1">.*?<w:bidi\/>/);
    const ids = [...styles.matchAll(/w:styleId="(\w+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await partOf(bytes, 'word/footer1.xml')).toContain('NUMPAGES');
  });
});
