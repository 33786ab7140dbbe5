import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { countryAddress } from '@/domain/addresses';
import type { Position } from '@/domain/positions';
import { countryName } from '@/platform/i18n/country-names';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import { positionWords } from './choice-words';
import { PositionMark } from './position-mark';

/** How a delegation of the roll stood, by what was signed; of one that is not on it, nothing. */
function positionOf({ procedure, entitled, broken }: BallotWhole, delegationId: string): Position | null {
  const own = entitled.find((one) => one.delegationId === delegationId);
  if (!own) return null;
  if (procedure === 'vote') return own.choice ?? 'notVoting';
  return broken.some(({ countryCode }) => countryCode === own.countryCode) ? 'broke' : 'silent';
}

/** How the reader's own country stood on a declared ballot, and for its head where the receipt is. `here`: the conference. */
export async function OwnPosition({ ballot, here }: { ballot: BallotWhole; here: string }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { mine } = ballot;
  const position = mine && positionOf(ballot, mine.delegationId);
  if (!mine || !position) return null;
  const code = mine.countryCode ?? '';
  const receipt = mine.vote ? 'vote/receipt' : mine.brokeWithReceipt ? 'break/receipt' : null;
  return (
    <div
      className="mt-6 flex flex-wrap items-baseline gap-x-4 gap-y-1 border-t border-hairline pt-4"
      id="own"
    >
      <span className="text-dense text-muted">{t('own.title')}</span>
      <strong>
        <Link href={countryAddress(here, code)}>{countryName(code, locale, ballot.declaredAt)}</Link>
      </strong>
      <strong>
        <PositionMark position={position} word={positionWords(locale)[position]} />
      </strong>
      {receipt && (
        <Link
          className="inline-block min-h-6 print:hidden"
          href={`${here}/ballots/${ballot.number}/${receipt}`}
        >
          {t('own.receipt')}
        </Link>
      )}
    </div>
  );
}
