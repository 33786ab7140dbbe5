import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Item = { str?: string };

/** What a PDF says to who reads it with a program: its words page by page, what it says of itself, and its structure. */
export async function readPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise;
  const pages: string[] = [];
  const roles = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent();
    pages.push(
      (items as Item[])
        .map(({ str }) => str ?? '')
        .join(' ')
        .replace(/\s+/g, ' '),
    );
    collectRoles(await page.getStructTree(), roles);
  }
  const { info, metadata } = await document.getMetadata();
  const [marked, outline] = [await document.getMarkInfo(), await document.getOutline()];
  await document.destroy();
  return {
    pages,
    text: pages.join(' '),
    roles,
    marked: marked?.Marked === true,
    info: info as { Title?: string; Language?: string; CreationDate?: string },
    part: (metadata as { get(name: string): string } | null)?.get('pdfuaid:part') ?? null,
    /** by which part and level of PDF/A it is made; null: by none */
    archive: archiveOf(metadata as { get(name: string): string } | null),
    outline: (outline ?? []).map(({ title }) => title),
  };
}

const archiveOf = (metadata: { get(name: string): string } | null) => {
  const part = metadata?.get('pdfaid:part');
  return part ? `${part}${metadata?.get('pdfaid:conformance') ?? ''}` : null;
};

type Structure = { role?: string; children?: readonly unknown[] } | null;

function collectRoles(node: Structure, roles: Set<string>): void {
  if (node?.role) roles.add(node.role);
  for (const child of node?.children ?? []) collectRoles(child as Structure, roles);
}

/** The words of a text in no order: where it runs from right to left, a program reads them from the other side. */
export const wordsOf = (text: string) => new Set(text.split(/[\s\u2066-\u2069،:.()]+/).filter(Boolean));
