import { getTranslations } from 'next-intl/server';
import { Receipt } from '@/components/code/receipt';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Fold } from '@/components/page/fold';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import type { BallotConference } from './conference';

const OPENSSL = 'openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in result.json -sigfile result.sig';
const NODE = 'node verify.mjs result.json result.sig';
const PYTHON = 'python3 verify.py result.json result.sig';

/** The result package and the exact commands with which anybody checks it, without this site. */
export async function ResultCheck({
  conference,
  ballot,
}: {
  conference: BallotConference;
  ballot: BallotWhole;
}) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const here = `/${locale}/${conference.slug}/ballots/${ballot.number}`;
  const isCancelled = ballot.phase === 'cancelled';
  const files = [
    { name: 'result.json', words: t('check.result') },
    { name: 'result.sig', words: t('check.signature') },
    { name: 'key.pem', words: t('check.key') },
    { name: 'verify.mjs', words: t('check.program') },
    { name: 'verify.py', words: t('check.second') },
    { name: 'result-format.md', words: t('check.format') },
  ];
  return (
    <Fold title={t(isCancelled ? 'cancelled.checkTitle' : 'check.title')} id="check">
      <p className="measure mb-4">{t(isCancelled ? 'cancelled.checkLead' : 'check.lead')}</p>
      <ButtonRow>
        {files.map(({ name, words }) => (
          <ButtonLink key={name} variant="secondary" size="s" href={`${here}/${name}`} download>
            {words} <bdi className="font-mono">{name}</bdi>
          </ButtonLink>
        ))}
      </ButtonRow>
      <Command title={t('check.openssl')} text={OPENSSL} />
      <Command title={t('check.node')} text={NODE} />
      <Command title={t('check.python')} text={PYTHON} />
      <p className="my-4 text-dense text-muted">{t('check.receipt')}</p>
      <p className="my-4 text-dense text-muted">{t('check.trusted')}</p>
      {ballot.fingerprint && <Receipt label={t('check.fingerprint')} code={ballot.fingerprint} />}
      {ballot.refused !== null && ballot.refused.until + ballot.refused.since > 0 && (
        <p className="mt-4 text-dense text-muted">{t('check.refused', ballot.refused)}</p>
      )}
    </Fold>
  );
}

function Command({ title, text }: { title: string; text: string }) {
  return (
    <div className="print:break-inside-avoid">
      <p className="mb-1 mt-4 text-dense">{title}</p>
      <pre
        className="whitespace-pre-wrap border border-hairline bg-canvas p-3 text-start text-dense"
        dir="ltr"
      >
        <code>{text}</code>
      </pre>
    </div>
  );
}
