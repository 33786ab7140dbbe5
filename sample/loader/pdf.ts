const [WIDTH, HEIGHT, MARGIN, LEADING] = [595, 842, 72, 16];
/** As many characters as fit into a line at 11 points. */
const MEASURE = 84;

/** Signs of the Windows code page, which the fonts of every PDF reader know, that Latin 1 has not. */
const SIGNS: Readonly<Record<string, number>> = {
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '\u202f': 0xa0,
};

function wrapped(text: string): string[] {
  const rows = [''];
  for (const word of text.split(' ')) {
    const row = rows.at(-1) ?? '';
    if (row !== '' && row.length + 1 + word.length > MEASURE) rows.push(word);
    else rows[rows.length - 1] = row === '' ? word : `${row} ${word}`;
  }
  return rows;
}

const encoded = (text: string) =>
  [...text]
    .map((sign) => String.fromCharCode(SIGNS[sign] ?? sign.charCodeAt(0)))
    .join('')
    .replace(/[\\()]/g, '\\$&');

/** A PDF of one page: symbol and title, and numbered paragraphs. */
export function pdfOf(symbol: string, title: string, paragraphs: readonly string[]): Buffer {
  const lines = [
    ...[symbol, '', ...wrapped(title), ''].map((text) => ({ text, font: 'B' })),
    ...paragraphs.flatMap((paragraph, index) =>
      [...wrapped(`${index + 1}. ${paragraph}`), ''].map((text) => ({ text, font: 'R' })),
    ),
  ];
  const shown = lines.map(({ text, font }) => `/${font} 11 Tf (${encoded(text)}) Tj T*`).join('\n');
  const content = `BT ${MARGIN} ${HEIGHT - MARGIN} Td ${LEADING} TL\n${shown}\nET`;
  const font = (name: string) => `<</Type/Font/Subtype/Type1/BaseFont/${name}/Encoding/WinAnsiEncoding>>`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${WIDTH} ${HEIGHT}]/Contents 6 0 R/Resources<</Font<</R 4 0 R/B 5 0 R>>>>>>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
    `<</Title(${encoded(title)})>>`,
  ];
  let file = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(offset).padStart(10, '0')} 00000 n \n`;
  });
  const at = file.length;
  const size = objects.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}trailer\n<</Size ${size}/Root 1 0 R/Info 7 0 R>>\n`;
  return Buffer.from(`${file}startxref\n${at}\n%%EOF\n`, 'latin1');
}
