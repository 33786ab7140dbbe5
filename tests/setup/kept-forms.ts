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
  signOutAction: 'whoever leaves leaves nothing',
  signOutEverywhereAction: 'whoever leaves leaves nothing',
};

export type DrawnForm = { file: string; action: string; id: string; keeps: boolean };

/** Every form of an action in the sources, as it is written. */
export function drawnForms(): DrawnForm[] {
  return globSync('{app,features}/**/*.tsx', { cwd: root })
    .sort()
    .flatMap((file) => {
      const source = readFileSync(join(root, file), 'utf8');
      return [...source.matchAll(/<(?:ActionForm|AutosaveForm)\b([^<]*?[^=])>/g)].map(([, props = '']) => ({
        file,
        action: /\baction=\{([^}]+)\}/.exec(props)?.[1] ?? '',
        id: /\bid=(?:"([^"]+)"|\{`([^`]+)`\})/.exec(props)?.slice(1).find(Boolean) ?? '',
        keeps: !/\b(keepsNothing|ofNobody)\b/.test(props),
      }));
    });
}
