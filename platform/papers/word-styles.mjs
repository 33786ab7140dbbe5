// The styles of papers in Word. They are written out, since the package's own know neither right-to-left nor our faces.
const FONT = 'IBM Plex Serif';
const ARABIC = 'Amiri';
const INK = '16202B';
const LOCALES = { en: 'en-GB', fr: 'fr-FR', es: 'es-ES', ar: 'ar-SA' };
const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

const run = ({ size, bold, colour = INK }) =>
  `<w:rPr>${bold ? '<w:b/><w:bCs/>' : ''}<w:color w:val="${colour}"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr>`;

const spacing = (before, after) => `<w:spacing w:before="${before}" w:after="${after}"/>`;

function style({ id, name = id, next = 'Normal', lines, words = '' }) {
  return `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="${next}"/><w:qFormat/><w:pPr>${lines}</w:pPr>${words}</w:style>`;
}

/** The style sheet of a paper: what is not in the table of contents' own hand follows the language of the paper. */
export function stylesIn(language) {
  const bidi = language === 'ar' ? '<w:bidi/>' : '';
  const [latin, complex] = [LOCALES[language === 'ar' ? 'en' : language], LOCALES.ar];
  const heading = (level, size, before) =>
    style({
      id: `Heading${level}`,
      name: `heading ${level}`,
      lines: `<w:keepNext/><w:keepLines/>${bidi}${spacing(before, 80)}<w:outlineLvl w:val="${level - 1}"/>`,
      words: run({ size, bold: true }),
    });
  const contents = (level) =>
    style({
      id: `TOC${level}`,
      name: `toc ${level}`,
      lines: `<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="9026"/></w:tabs>${bidi}${spacing(0, 60)}<w:ind w:left="${240 * (level - 1)}"/>`,
    });
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="${NAMESPACE}">`,
    '<w:docDefaults><w:rPrDefault><w:rPr>',
    `<w:rFonts w:ascii="${FONT}" w:hAnsi="${FONT}" w:eastAsia="${FONT}" w:cs="${ARABIC}"/>`,
    `<w:color w:val="${INK}"/><w:sz w:val="20"/><w:szCs w:val="22"/>`,
    `<w:lang w:val="${latin}" w:bidi="${complex}"/></w:rPr></w:rPrDefault>`,
    '<w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    style({
      id: 'Title',
      lines: `<w:keepNext/>${bidi}${spacing(0, 120)}`,
      words: run({ size: 44, bold: true }),
    }),
    ...[heading(1, 30, 360), heading(2, 24, 280), heading(3, 21, 200)],
    ...[1, 2, 3].map(contents),
    style({ id: 'ListParagraph', name: 'List Paragraph', next: 'ListParagraph', lines: bidi }),
    '</w:styles>',
  ].join('');
}
