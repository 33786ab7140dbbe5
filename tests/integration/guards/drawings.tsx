import type { ReactNode } from 'react';
import type { Actor } from '@/domain/actor';
import { LOCALES } from '@/domain/local-text';
import { OwnAccount } from '@/features/accounts/components/own-account';
import { ItemsPage } from '@/features/agenda/components/items-page';
import { MovePage } from '@/features/agenda/components/move-page';
import { RoomsPage } from '@/features/agenda/components/rooms-page';
import { SessionForm } from '@/features/agenda/components/session-form';
import { getEditor } from '@/features/agenda/queries/editor';
import { DraftPage } from '@/features/ballots/components/draft-page';
import { getDraft } from '@/features/ballots/queries/drafts';
import { ConveningPage } from '@/features/conferences/components/convening-page';
import { DeadlinesForm } from '@/features/conferences/components/deadlines-form';
import { SettingsForm } from '@/features/conferences/components/settings-form';
import { getConference } from '@/features/conferences/queries';
import { getConvening } from '@/features/conferences/queries/convening';
import { ConsentsForm } from '@/features/delegations/components/consents-form';
import { DelegationPage } from '@/features/delegations/components/delegation-page';
import { FormAnswersForm } from '@/features/delegations/components/form-answers-form';
import { MatchForm } from '@/features/delegations/components/match-form';
import { PersonalForm } from '@/features/delegations/components/personal-form';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { getImport } from '@/features/delegations/queries/imports';
import { getOwnRegistration } from '@/features/delegations/queries/registration';
import { DocumentActs } from '@/features/documents/components/document-acts';
import { getDocument } from '@/features/documents/queries/documents';
import { getDocumentForm } from '@/features/documents/queries/form';
import { CountryOnListPage } from '@/features/members/components/country-on-list';
import { getCountryOnList } from '@/features/members/queries/memberships';
import { CirculationPage } from '@/features/notes/components/circulation-page';
import { ParagraphEditor } from '@/features/notes/components/paragraph-editor';
import { getNotes } from '@/features/notes/queries';
import { getCirculation } from '@/features/notes/queries/circulation';
import { OutcomeEditor } from '@/features/outcomes/components/outcome-editor';
import { getOutcome } from '@/features/outcomes/queries';
import { CommuniqueDesk } from '@/features/press/components/communique-desk';
import { StatementDeskPage } from '@/features/press/components/statement-desk';
import { getCommunique } from '@/features/press/queries/communique';
import { getStatementDesk } from '@/features/press/queries/statements';
import { SecondPersonForm } from '@/features/proposals/components/second-person-form';
import { getSetting } from '@/features/proposals/queries/setting';
import { TopicsDesk } from '@/features/topics/components/topics-desk';
import { listTopics } from '@/features/topics/queries/topics';
import type { Insider } from '@/tests/setup/sides/persons';
import type { Side } from '@/tests/setup/sides/side';
import { accountRow } from '@/tests/setup/stored';

type Drawing = {
  as: Insider;
  form: (side: Side) => string;
  draw: (side: Side, actor: Actor) => Promise<ReactNode>;
  /** the row that the form is about, and what of it stays empty as long as it may be edited */
  row: (side: Side) => [table: string, id: string, ...empty: string[]];
};

export const facts = (side: Side, actor: Actor) => getConference(actor, side.meeting.slug);
const editor = async (side: Side, actor: Actor) => {
  const conference = await facts(side, actor);
  return { conference, editor: await getEditor(actor, conference) };
};
const draftOf = (side: Side, actor: Actor) => getOutcome(actor, side.meeting.id, side.first, 'en');
const own = async (side: Side, actor: Actor) => ({
  conference: await facts(side, actor),
  registration: await getOwnRegistration(actor, side.meeting.id),
  from: '' as const,
});
const sessionOf = (side: Side): [string, string, ...string[]] => [
  'session',
  side.ids.session,
  'cancelled_at',
];
/** A consent that stands was not taken back. */
const answersOf = (side: Side): [string, string, ...string[]] => [
  'registration',
  side.seats.delegate,
  ...['data', 'list', 'photo'].map((consent) => `${consent}_consent_withdrawn_at`),
];
const outcomeEditor = async (side: Side, actor: Actor) => (
  <OutcomeEditor
    conference={await facts(side, actor)}
    outcome={await draftOf(side, actor)}
    members={[]}
    notes={[]}
    beside="fr"
    note={null}
    hall={{ here: null, entitled: 0, rules: [] }}
    handsNote={null}
    asksForCall={false}
  />
);
const communiqueDesk = async (side: Side, actor: Actor) => (
  <CommuniqueDesk
    conference={await facts(side, actor)}
    communique={await getCommunique(actor, side.meeting.id)}
    mayReview={false}
    beside="fr"
  />
);
const answering = async (side: Side, actor: Actor) => <FormAnswersForm {...(await own(side, actor))} />;
const personal = async (side: Side, actor: Actor) => <PersonalForm {...(await own(side, actor))} />;

/** The paragraph of the notes that a form changes. */
const noted: Drawing['draw'] = async (side, actor) => {
  const { paragraphs } = await getNotes(actor, side.meeting.id, side.ids.session);
  const [paragraph] = paragraphs;
  const { slug } = side.meeting;
  const conference = { slug, languages: LOCALES, originalLanguage: 'en' } as const;
  const at = { conference, delegations: [], sessionId: side.ids.session, timeZone: 'UTC', last: true };
  return paragraph && <ParagraphEditor {...at} paragraph={paragraph} />;
};

/** Every action that changes something by a form, and the form. */
export const FORMS: Record<string, Drawing> = {
  'members.editCountryName': {
    as: 'administrator',
    form: () => 'names',
    draw: async (_side, actor) => (
      <CountryOnListPage code="NR" country={await getCountryOnList(actor, 'NR')} />
    ),
    row: () => ['country_name', 'NR'],
  },
  'proposals.setSecondPerson': {
    as: 'organizer',
    form: () => 'second-person',
    draw: async (side, actor) => (
      <SecondPersonForm conferenceId={side.meeting.id} setting={await getSetting(actor, side.meeting.id)} />
    ),
    row: (side) => ['second_person', side.meeting.id],
  },
  'accounts.editAccount': {
    as: 'organizer',
    form: () => 'details',
    draw: async (_side, actor) => {
      const own = await accountRow(actor);
      const address = { seated: false, offered: null };
      return own && <OwnAccount own={own} address={address} parts={[]} browsers={1} />;
    },
    row: (side) => ['account', side.accounts.organizer, 'disabled_at'],
  },
  'agenda.editRoom': {
    as: 'organizer',
    form: (side) => `room-${side.ids.meetingRoom}`,
    draw: async (side, actor) => <RoomsPage {...(await editor(side, actor))} />,
    row: (side) => ['room', side.ids.meetingRoom],
  },
  'agenda.editAgendaItem': {
    as: 'organizer',
    form: (side) => `item-${side.ids.item}`,
    draw: async (side, actor) => <ItemsPage {...(await editor(side, actor))} />,
    row: (side) => ['agenda_item', side.ids.item],
  },
  'agenda.editSession': {
    as: 'organizer',
    form: () => 'session',
    draw: async (side, actor) => {
      const desk = await editor(side, actor);
      const session = desk.editor.sessions.find(({ id }) => id === side.ids.session);
      return <SessionForm {...desk} session={session} day="2023-03-21" />;
    },
    row: sessionOf,
  },
  'agenda.moveSession': {
    as: 'organizer',
    form: (side) => `move-form-${side.ids.session}`,
    draw: async (side, actor) => {
      const desk = await editor(side, actor);
      const session = desk.editor.sessions.find(({ id }) => id === side.ids.session);
      return session && <MovePage conference={desk.conference} session={session} rooms={desk.editor.rooms} />;
    },
    row: sessionOf,
  },
  'delegations.matchImport': {
    as: 'organizer',
    form: () => 'match-import',
    draw: async (side, actor) => (
      <MatchForm slug={side.meeting.slug} whole={await getImport(actor, side.meeting.id, side.ids.list)} />
    ),
    row: (side) => [
      ...(['sheet_import', side.ids.list, 'delegation_id', 'confirmed_at', 'confirmed_by'] as const),
      ...['added', 'changed', 'letters'],
    ],
  },
  'documents.editDocument': {
    as: 'organizer',
    form: () => 'edit-document',
    draw: async (side, actor) => {
      const conference = await facts(side, actor);
      return (
        <DocumentActs
          conference={conference}
          document={await getDocument(actor, conference.id, side.ids.paper)}
          places={await getDocumentForm(actor, conference)}
        />
      );
    },
    row: (side) => [
      ...(['document', side.ids.paper, 'agenda_item_id', 'outcome_id'] as const),
      ...['parent_id', 'part', 'part_number', 'published_at', 'published_by'],
      ...['created_by', 'reviewed_at', 'reviewed_by', 'publishes_at'],
      ...['withdrawn_at', 'withdrawn_by', 'withdrawal_reason'],
    ],
  },
  'conferences.editConference': {
    as: 'organizer',
    form: () => 'settings',
    draw: async (side, actor) => <SettingsForm conference={await facts(side, actor)} />,
    row: (side) => [
      'conference',
      side.meeting.id,
      'closed_at',
      'closed_by',
      'hidden_at',
      'hidden_by',
      'removed_at',
      'removed_by',
    ],
  },
  'conferences.editLetter': {
    as: 'organizer',
    form: () => 'letter',
    draw: async (side, actor) => (
      <ConveningPage
        conference={await facts(side, actor)}
        convening={await getConvening(actor, side.meeting.id)}
      />
    ),
    row: (side) => ['convening_letter', side.meeting.id],
  },
  'conferences.setDeadlines': {
    as: 'organizer',
    form: () => 'deadlines',
    draw: async (side, actor) => <DeadlinesForm conference={await facts(side, actor)} />,
    row: (side) => [
      'conference',
      side.meeting.id,
      'closed_at',
      'closed_by',
      'hidden_at',
      'hidden_by',
      'removed_at',
      'removed_by',
    ],
  },
  'delegations.changeQuota': {
    as: 'organizer',
    form: () => 'set-quota',
    draw: async (side, actor) => (
      <DelegationPage
        conference={await facts(side, actor)}
        delegation={await getDelegation(actor, side.meeting.id, side.ids.ownMeeting)}
        list={null}
      />
    ),
    row: (side) => [
      'delegation',
      side.ids.ownMeeting,
      'organization',
      'withdrawal_reason',
      'withdrawn_at',
      'withdrawn_by',
      'confirmed_at',
      'confirmed_by',
      'reopening_requested_at',
      'reopening_requested_by',
      'reopening_reason',
    ],
  },
  'delegations.savePerson': {
    as: 'delegate',
    form: () => 'personal',
    draw: personal,
    row: answersOf,
  },
  'delegations.savePersonDraft': {
    as: 'delegate',
    form: () => 'personal',
    draw: personal,
    row: answersOf,
  },
  'delegations.saveFormAnswers': {
    as: 'delegate',
    form: () => 'form-answers',
    draw: answering,
    row: (side) => ['form_answer', side.seats.delegate, 'erased_at'],
  },
  'delegations.saveFormAnswersDraft': {
    as: 'delegate',
    form: () => 'form-answers',
    draw: answering,
    row: (side) => ['form_answer', side.seats.delegate, 'erased_at'],
  },
  'delegations.saveConsents': {
    as: 'delegate',
    form: () => 'consents',
    draw: async (side, actor) => <ConsentsForm {...(await own(side, actor))} />,
    row: answersOf,
  },
  'notes.editParagraph': {
    as: 'chair',
    form: (side) => `kind-${side.ids.paragraph}`,
    draw: noted,
    row: (side) => [
      ...(['paragraph', side.ids.paragraph, 'delegation_id', 'inserted', 'intervention_id'] as const),
      ...['struck_at', 'struck_by', 'struck_reason'],
    ],
  },
  'notes.saveParagraph': {
    as: 'chair',
    form: (side) => `edit-${side.ids.paragraph}`,
    draw: noted,
    row: (side) => [
      ...(['paragraph', side.ids.paragraph, 'delegation_id', 'inserted', 'intervention_id'] as const),
      ...['struck_at', 'struck_by', 'struck_reason'],
    ],
  },
  'notes.correctComment': {
    as: 'head',
    form: (side) => `correct-${side.ids.comment}`,
    draw: async (side, actor) => (
      <CirculationPage
        conference={await facts(side, actor)}
        sessionId={side.ids.circulatedSession}
        notes={await getCirculation(actor, side.meeting.id, side.ids.circulatedSession)}
      />
    ),
    row: (side) => [
      ...(['notes_comment', side.ids.comment, 'withdrawn_at', 'withdrawn_by', 'settled_as'] as const),
      ...['answer', 'settled_at', 'settled_by'],
    ],
  },
  'outcomes.editOutcome': {
    as: 'chair',
    form: () => 'head',
    draw: outcomeEditor,
    row: (side) => [
      'outcome',
      side.ids.draft,
      ...['adopted_at', 'adopted_by', 'adoption_method', 'left_open_at', 'left_open_by', 'not_adopted_at'],
      ...['end_reason', 'ended_as', 'ended_at', 'ended_by', 'merged_into_id', 'proposed_as'],
    ],
  },
  'outcomes.saveOutcomeParagraph': {
    as: 'chair',
    form: (side) => `p-${side.ids.preamble}`,
    draw: outcomeEditor,
    row: (side) => ['outcome_paragraph', side.ids.preamble],
  },
  'press.editCommunique': {
    as: 'pressOfficer',
    form: () => 'head',
    draw: communiqueDesk,
    row: (side) => [
      'document',
      side.ids.communique,
      ...['published_at', 'published_by', 'publishes_at', 'reviewed_at', 'reviewed_by'],
      // It belongs to the conference alone, and is neither a part nor withdrawn.
      ...['agenda_item_id', 'session_id', 'outcome_id', 'parent_id', 'part', 'part_number'],
      ...['withdrawal_reason', 'withdrawn_at', 'withdrawn_by'],
    ],
  },
  'press.saveCommuniqueParagraph': {
    as: 'pressOfficer',
    form: (side) => `p-${side.ids.said}`,
    draw: communiqueDesk,
    row: (side) => ['communique_paragraph', side.ids.said],
  },
  'press.editStatement': {
    as: 'pressOfficer',
    form: (side) => `edit-${side.ids.statement}`,
    draw: async (side, actor) => (
      <StatementDeskPage
        conference={await facts(side, actor)}
        desk={await getStatementDesk(actor, side.meeting.id, side.ids.session)}
      />
    ),
    row: (side) => [
      'statement',
      side.ids.statement,
      ...['published_at', 'published_by', 'withdrawn_at', 'withdrawn_by', 'withdrawn_reason'],
    ],
  },
  'ballots.editBallotDraft': {
    as: 'organizer',
    form: () => 'edit-draft',
    draw: async (side, actor) => (
      <DraftPage
        conference={await getConference(actor, side.voting.slug)}
        {...(await getDraft(actor, side.voting.id, side.ids.ballotDraft))}
        history={null}
      />
    ),
    row: (side) => ['ballot_draft', side.ids.ballotDraft],
  },
  'topics.editTopic': {
    as: 'chair',
    form: (side) => `edit-${side.ids.topic}`,
    draw: async (side, actor) => (
      <TopicsDesk
        conference={await facts(side, actor)}
        topics={await listTopics(actor, side.meeting.id)}
        targets={[]}
      />
    ),
    row: (side) => ['topic', side.ids.topic],
  },
};
