import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { RowChoice, Selection } from '@/components/form/selection';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { LETTER_FIELDS } from '@/domain/convening';
import { inEach } from '@/domain/local-text';
import { senderName, senderSortKey } from '@/features/delegations/queries/places';
import { formTexts } from '@/platform/i18n/form-texts';
import { languageName, moment, number, sorted } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { editLetterAction, sendLetterAction } from '../actions';
import { languageOf } from '../exports/convening';
import type { ConferenceFacts } from '../queries';
import type { Convened, ConveningLetter } from '../queries/convening';

type Props = {
  conference: ConferenceFacts;
  convening: { letter: ConveningLetter | null; convened: Convened[] };
};

/** The fields of a letter as they are typed, for the text that a letter begins with. */
const TYPED = Object.fromEntries(LETTER_FIELDS.map((name) => [name, `{${name}}`])) as Record<
  (typeof LETTER_FIELDS)[number],
  string
>;

/** The letter that convenes a conference: its text, and the delegations that it goes to. */
export async function ConveningPage({ conference, convening: { letter, convened } }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.letter'), readerLocale()]);
  const languages = workingLanguagesFor(locale, conference);
  const usual = inEach((one) => sayIn(one)('conferences.letter.usual', TYPED));
  return (
    <>
      <Section title={t('title')} lead={t('lead')}>
        <ActionForm action={editLetterAction} texts={formTexts(locale)} id="letter" className="form-ledger">
          <Hidden name="conferenceId" value={conference.id} />
          <Hidden name="version" value={letter?.version ?? 0} />
          <LocalTextFields
            name="letterhead"
            legend={t('letterhead')}
            hint={t('letterheadHint')}
            languages={languages}
            defaultValue={letter?.letterhead}
            multiline
            beside
          />
          <LocalTextFields
            name="body"
            legend={t('body')}
            hint={t('bodyHint', { fields: LETTER_FIELDS.map((name) => `{${name}}`).join(' ') })}
            languages={languages}
            defaultValue={letter?.body ?? usual}
            multiline
            rows={12}
            beside
          />
          <LocalTextFields
            name="signedAt"
            legend={t('signedAt')}
            languages={languages}
            defaultValue={letter?.signedAt}
          />
          <Field name="signer" label={t('signer')} defaultValue={letter?.signer} width="l" />
          <LocalTextFields
            name="signerOffice"
            legend={t('signerOffice')}
            languages={languages}
            defaultValue={letter?.signerOffice}
          />
          <SubmitButton>{t('save')}</SubmitButton>
        </ActionForm>
      </Section>
      {letter && <Sending conference={conference} letter={letter} convened={convened} />}
    </>
  );
}

type SendingProps = { conference: ConferenceFacts; letter: ConveningLetter; convened: readonly Convened[] };

async function Sending({ conference, letter, convened }: SendingProps) {
  const [t, locale] = await Promise.all([getTranslations('conferences.letter'), readerLocale()]);
  const rows = sorted(convened, locale, (one) => senderSortKey(one, locale));
  const reached = rows.filter(({ focalPoints }) => focalPoints.length > 0);
  const here = `/${locale}/${conference.slug}/delegations`;
  return (
    <Section title={t('sending')} id="send" lead={t('sendingLead')}>
      <ActionForm action={sendLetterAction} texts={formTexts(locale)} id="send-letters" resetOnOk>
        <Hidden name="conferenceId" value={conference.id} />
        <Hidden name="version" value={letter.version} />
        <Selection
          name="chosen"
          label={t('delegations')}
          all={t('chooseAll')}
          count={t.raw('chosen')}
          rows={reached.map((row) => `${row.id}.${row.sent}`)}
        />
        <DataTable
          caption={t('sending')}
          captionHidden
          rows={rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'delegation',
              label: t('delegation'),
              header: true,
              cell: (row) => (
                <div className="flex items-baseline gap-2">
                  {row.focalPoints.length > 0 && (
                    <RowChoice
                      name="chosen"
                      value={`${row.id}.${row.sent}`}
                      words={senderName(row, locale)}
                    />
                  )}
                  <Link href={`${here}/${row.id}`}>
                    <bdi>{senderName(row, locale)}</bdi>
                  </Link>
                </div>
              ),
            },
            {
              key: 'to',
              label: t('focalPoints'),
              numeric: true,
              cell: (row) => number(row.focalPoints.length, locale),
            },
            {
              key: 'language',
              label: t('language'),
              cell: (row) => languageName(languageOf(conference, letter, row.focalPoints), locale),
            },
            {
              key: 'state',
              label: t('standing'),
              cell: (row) =>
                row.state && row.sentAt
                  ? t(`state.${row.state}`, { time: moment(row.sentAt, locale, conference.timeZone) })
                  : t('state.none'),
            },
            {
              key: 'preview',
              label: t('preview'),
              cell: (row) => (
                <a href={`${here}/${row.id}/letter.pdf?as=preview`} download>
                  PDF
                </a>
              ),
            },
          ]}
        />
        <SubmitButton variant="secondary">{t('send')}</SubmitButton>
      </ActionForm>
    </Section>
  );
}
