import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The forms that leave nothing in the browser, by their action, each with its reason. */
export const KEEPS_NOTHING: Record<string, string> = {
  chooseVoteAction: 'a vote is nobody else’s to read',
  castCheckedVoteAction: 'a vote is nobody else’s to read',
  breakSilenceAction: 'what is checked was typed a page before',
  askForLinkAction: 'it belongs to nobody yet',
  continueAsSampleAction: 'it belongs to nobody yet',
  signInAction: 'it belongs to nobody yet',
  createAdministratorAction: 'it belongs to nobody yet',
  scanBadgeAction: 'a scanner types it, and nobody reads it',
  signOutAction: 'whoever leaves leaves nothing',
  signOutEverywhereAction: 'whoever leaves leaves nothing',
};

export type DrawnForm = { file: string; action: string; id: string; keeps: boolean };

/** The value of a constant that a feature exports. */
function exportedText(name: string): string {
  const written = new RegExp(`export const ${name} = '([^']+)'`);
  const sources = globSync('features/**/*.{ts,tsx}', { cwd: root }).map((file) =>
    readFileSync(join(root, file), 'utf8'),
  );
  return sources.map((source) => written.exec(source)?.[1]).find(Boolean) ?? '';
}

/** The id among a form's properties: written out, as a template, or as the name of a constant. */
function formId(props: string): string {
  const [, text, template, constant] = /\bid=(?:"([^"]+)"|\{`([^`]+)`\}|\{([A-Z_]+)\})/.exec(props) ?? [];
  return text ?? template ?? (constant ? exportedText(constant) : '');
}

/** Every form of an action in the sources, as it is written. */
export function drawnForms(): DrawnForm[] {
  return globSync('{app,features}/**/*.tsx', { cwd: root })
    .sort()
    .flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      return [...source.matchAll(/<(?:ActionForm|AutosaveForm)\b([^<]*?[^=])>/g)].map(([, props = '']) => ({
        file,
        action: /\baction=\{([^}]+)\}/.exec(props)?.[1] ?? '',
        id: formId(props),
        keeps: !/\b(keepsNothing|ofNobody)\b/.test(props),
      }));
    });
}
