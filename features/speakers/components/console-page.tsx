import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { EmptyState } from '@/components/page/empty-state';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { MOVES, placedBy } from '@/domain/alternation';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { senderName } from '@/features/delegations/queries/places';
import { formTexts } from '@/platform/i18n/form-texts';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale } from '@/platform/i18n/reader';
import { moveFloorRequestAction } from '../actions';
import type { Speakers, WaitingRequest } from '../queries/speakers';
import type { SpokenSpeech } from '../queries/spoken';
import { CorrectSpeech } from './correct-speech';
import { FloorCard } from './floor-card';
import { CloseForm, ListForms } from './list-forms';
import { OrderRules } from './order-rules';
import { Spoken } from './spoken';
import { WaitingList } from './waiting-list';
import { WithdrawForm } from './withdraw-form';

type Props = {
  conference: { id: string; slug: string; originalLanguage: Locale; timeZone: string };
  session: { id: string; title: LocalText; itemNumber: string | null };
  speakers: Speakers;
  /** the speeches that have ended, and the one that is to be corrected */
  spoken: readonly SpokenSpeech[];
  chosen?: SpokenSpeech;
  /** the texts on the table, drawn by their own area; nothing where there are none */
  outcomes: ReactNode;
  /** a call for objections, drawn by its own area: the one that is open, which comes first, or where one can be made */
  call?: ReactNode;
  isCallOpen?: boolean;
  /** who is here of those entitled to vote, drawn by its own area; nothing where nobody keeps the door */
  quorum: ReactNode;
};

/** Where whoever presides runs the speakers' list of a session. */
export async function ConsolePage({
  conference,
  session,
  speakers,
  spoken,
  chosen,
  outcomes,
  call,
  isCallOpen,
  quorum,
}: Props) {
  const [t, agenda, locale] = await Promise.all([
    getTranslations('speakers'),
    getTranslations('agenda'),
    readerLocale(),
  ]);
  const { slug, timeZone } = conference;
  const here = `/${locale}/${slug}`;
  const title = pick(session.title, locale, conference.originalLanguage);
  const { waiting } = speakers;
  const where = { slug, sessionId: session.id };
  return (
    <Main>
      <LiveRefresh
        what={watching(conference.id, `speakers:${session.id}`, 'rules:*', 'outcome:*', 'participant:*')}
      />
      <Breadcrumbs
        label={agenda('breadcrumbs')}
        items={[
          { label: agenda('title'), href: `${here}/agenda` },
          { label: title, href: `${here}/sessions/${session.id}` },
        ]}
      />
      <PageHeading
        title={t('console.title')}
        kicker={
          session.itemNumber !== null && agenda('item', { number: itemLabel(session.itemNumber, locale) })
        }
        lead={title}
      />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <div>
          {isCallOpen && call}
          <FloorCard {...where} speakers={speakers} />
          <Section title={t('title')} id="speakers" lead={<OrderRules rules={speakers.rules} />}>
            {waiting.length === 0 ? (
              <EmptyState text={t('empty')} />
            ) : (
              <WaitingList
                waiting={waiting}
                acts={(one) => (
                  <div className="flex flex-wrap gap-x-4 *:m-0!">
                    <MoveForm {...where} speakers={speakers} request={one} />
                    <WithdrawForm {...where} request={one} />
                  </div>
                )}
              />
            )}
            {speakers.closedAt && <p className="mt-4 text-dense text-muted">{t('closed')}</p>}
            <CloseForm {...where} speakers={speakers} />
          </Section>
          {chosen && (
            <CorrectSpeech
              {...where}
              key={chosen.id}
              timeZone={timeZone}
              speech={chosen}
              delegations={speakers.delegations}
            />
          )}
          <Spoken timeZone={timeZone} spoken={spoken} chosen={chosen?.id} />
        </div>
        <div>
          {!isCallOpen && call}
          {quorum}
          {outcomes && (
            <Section title={t('onTable')} id="outcomes">
              {outcomes}
            </Section>
          )}
          <ListForms {...where} speakers={speakers} />
        </div>
      </div>
    </Main>
  );
}

type MoveFormProps = { slug: string; sessionId: string; speakers: Speakers; request: WaitingRequest };

/** Moves one by one among those of its kind, or back to where the rules put it. */
async function MoveForm({ slug, sessionId, speakers, request }: MoveFormProps) {
  const [t, locale] = await Promise.all([getTranslations('speakers'), readerLocale()]);
  const sender = senderName(request, locale);
  const ways = MOVES.filter((way) => placedBy(speakers.waiting, request.id, way));
  if (ways.length === 0) return null;
  return (
    <ActionForm
      action={moveFloorRequestAction}
      texts={formTexts(locale)}
      id={`move-${request.id}`}
      className="flex flex-wrap gap-x-4 *:m-0!"
    >
      <Hidden name="conference" value={slug} />
      <Hidden name="sessionId" value={sessionId} />
      <Hidden name="requestId" value={request.id} />
      <Hidden name="orderVersion" value={speakers.orderVersion} />
      {ways.map((way) => (
        <SubmitButton key={way} variant="quiet" name="direction" value={way}>
          {t(`move.${way}`, { sender })}
        </SubmitButton>
      ))}
    </ActionForm>
  );
}
