import { createRequire } from 'node:module';
import type { Browser } from '@playwright/test';
import decodeQR from 'qr/decode.js';
import sharp from 'sharp';

const { resolve } = createRequire(import.meta.url);
/** As fine as the camera of a phone sees a badge in a hand. */
const SCALE = 3;

type Reader = {
  getDocument: (source: { data: Uint8Array }) => {
    promise: Promise<{ getPage: (number: number) => Promise<Page> }>;
  };
};
type View = { width: number; height: number };
type Page = {
  getViewport: (options: { scale: number }) => View;
  render: (options: { canvas: HTMLCanvasElement; viewport: View }) => { promise: Promise<void> };
};

/** What a scanner reads from the first page of a PDF, as a browser draws it. */
export async function codeOnPaper(browser: Browser, pdf: Buffer): Promise<string> {
  const page = await browser.newPage();
  for (const part of ['pdf.worker.mjs', 'pdf.mjs'])
    await page.addScriptTag({ path: resolve(`pdfjs-dist/legacy/build/${part}`), type: 'module' });
  // Scripts of modules run some time after they were added.
  await page.waitForFunction(() => 'pdfjsLib' in globalThis && 'pdfjsWorker' in globalThis);
  const drawn = await page.evaluate(
    async ({ bytes, scale }): Promise<string> => {
      const { pdfjsLib } = globalThis as unknown as { pdfjsLib: Reader };
      const paper = await pdfjsLib.getDocument({
        data: Uint8Array.from(atob(bytes), (sign) => sign.charCodeAt(0)),
      }).promise;
      const first = await paper.getPage(1);
      const viewport = first.getViewport({ scale });
      const canvas = document.createElement('canvas');
      canvas.width = Math.floor(viewport.width);
      canvas.height = Math.floor(viewport.height);
      await first.render({ canvas, viewport }).promise;
      return canvas.toDataURL().split(',')[1] ?? '';
    },
    { bytes: pdf.toString('base64'), scale: SCALE },
  );
  await page.close();
  const picture = sharp(Buffer.from(drawn, 'base64')).ensureAlpha().raw();
  const { data, info } = await picture.toBuffer({ resolveWithObject: true });
  return decodeQR({ width: info.width, height: info.height, data: new Uint8ClampedArray(data) });
}
