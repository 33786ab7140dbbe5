import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { sayIn } from '../i18n/messages';
import type { Paper } from './paper';

type Conference = { title: LocalText; symbol: string; originalLanguage: Locale };
type OfItsOwn = Pick<Paper, 'title' | 'lead' | 'letterhead' | 'date' | 'blocks'>;

/** Signs that no message has: where the numbers of the pages stand. */
const [PAGE, PAGES] = ['\u0001', '\u0002'];

/** A paper of a conference in a language, with what all of them bear. */
export function paperOf(conference: Conference, language: Locale, own: OfItsOwn): Paper {
  const words = sayIn(language)('common.pageOf', { page: PAGE, pages: PAGES });
  const [before = '', between = '', behind = ''] = words.split(new RegExp(`${PAGE}|${PAGES}`));
  return {
    language,
    kicker: pick(conference.title, language, conference.originalLanguage),
    symbol: conference.symbol,
    pages: [before, between, behind],
    ...own,
  };
}
