import type { ReactNode } from 'react';
import { CHOICES } from '../chart/choice';
import { Hemicycle } from '../chart/hemicycle';
import { RollGroups } from '../chart/roll-groups';
import { VoteBar } from '../chart/vote-bar';
import { VoteMark } from '../chart/vote-mark';
import { Receipt } from '../code/receipt';
import { Button, ButtonLink, ButtonRow } from '../form/button';
import { Mark, type MarkKind, PATHS, type Tone } from '../mark';
import { Band } from '../page/band';
import { Breadcrumbs } from '../page/breadcrumbs';
import { EmptyState } from '../page/empty-state';
import { Facts } from '../page/facts';
import { Fold } from '../page/fold';
import { Notice } from '../page/notice';
import { PageHeading } from '../page/page-heading';
import { Pagination } from '../page/pagination';
import { Path } from '../page/path';
import { ProgressBar } from '../page/progress-bar';
import { Section } from '../page/section';
import { SummaryList } from '../page/summary-list';
import { Tabs } from '../page/tabs';
import { TagWord } from '../page/tag-word';
import { TaskList } from '../page/task-list';
import { ParagraphRail, RailParagraph } from '../rail/paragraph-rail';
import { DataTable } from '../table/data-table';
import { FormSpecimens } from './form-specimens';
import { GALLERY_WORDS, type GalleryWords } from './words';

const TONES: Tone[] = ['neutral', 'accent', 'positive', 'negative', 'pending', 'quiet'];
const NOTICES = ['info', 'success', 'warning', 'error'] as const;
const VARIANTS = ['primary', 'secondary', 'danger', 'quiet'] as const;
const ON_BAND = ['band', 'bandSecondary'] as const;
const SIZES = ['s', 'm', 'l'] as const;
const CODES = ['CL', 'BR', 'CA', 'JM', 'MX'];
const COUNTS = { for: 24, against: 9, abstain: 4, notVoting: 1 };

/** Every component in every state, in both directions and both schemes: one look for one thing, seen at once. */
export function Gallery() {
  return (['ltr', 'rtl'] as const).flatMap((dir) =>
    (['light', 'dark'] as const).map((theme) => {
      const { lang, words } = GALLERY_WORDS[dir];
      const id = `${dir}-${theme}`;
      return (
        <div key={id} dir={dir} lang={lang} data-theme={theme} className="bg-canvas text-ink">
          <div className="column py-12">
            <Specimens id={id} words={words} />
          </div>
        </div>
      );
    }),
  );
}

type Props = { id: string; words: GalleryWords };

function Specimens({ id, words }: Props) {
  return (
    <>
      <Head words={words} />
      <Group title="Button, Band">
        {VARIANTS.map((variant) => (
          <ButtonRow key={variant}>
            {SIZES.map((size) => (
              <Button key={size} variant={variant} size={size}>
                {words.action}
              </Button>
            ))}
            <Button variant={variant} disabled>
              {words.action}
            </Button>
            <ButtonLink variant={variant} href="#">
              {words.link}
            </ButtonLink>
          </ButtonRow>
        ))}
        <Band label={words.state} columns={2}>
          <ButtonRow>
            {ON_BAND.map((variant) => (
              <ButtonLink key={variant} variant={variant} href="#">
                {words.action}
              </ButtonLink>
            ))}
            <a href="#band">{words.link}</a>
          </ButtonRow>
          <ProgressBar ground="band" label={words.title} value={14} max={37} text="14 / 37" />
        </Band>
      </Group>
      <Group title="Mark, TagWord, VoteMark">
        <Row>
          {(Object.keys(PATHS) as MarkKind[]).map((kind) => (
            <Mark key={kind} kind={kind} />
          ))}
        </Row>
        <Row>
          {TONES.map((tone) => (
            <TagWord key={tone} tone={tone} mark="check">
              {words.state}
            </TagWord>
          ))}
        </Row>
        <Row>
          {CHOICES.map((choice) => (
            <VoteMark key={choice} choice={choice} word={words[choice]} />
          ))}
        </Row>
      </Group>
      <Group title="Notice, EmptyState">
        {NOTICES.map((tone) => (
          <Notice key={tone} tone={tone} label={words.state} title={words.title}>
            <p>{words.long}</p>
          </Notice>
        ))}
        <EmptyState text={words.text} action={{ label: words.action, href: '#' }} />
      </Group>
      <Lists words={words} />
      <Drawings id={id} words={words} />
      <Group title="Form">
        <FormSpecimens id={id} words={words} />
      </Group>
    </>
  );
}

function Head({ words }: Pick<Props, 'words'>) {
  const { country, link, state, text, title } = words;
  return (
    <>
      <Breadcrumbs label="Breadcrumbs" items={[{ label: link, href: '#' }, { label: title }]} />
      <PageHeading
        title={title}
        kicker={country}
        reference="AMERICAS-25/DOC/7"
        lead={text}
        tags={<TagWord mark="lock">{state}</TagWord>}
        actions={<ButtonLink href="#">{words.action}</ButtonLink>}
      />
      <Tabs
        label="Tabs"
        items={[
          { label: link, href: '#1', current: true, count: 43 },
          { label: state, href: '#2', count: 2 },
        ]}
      />
    </>
  );
}

function Lists({ words }: Pick<Props, 'words'>) {
  const { country, hint, link, other, state, text, time, title } = words;
  const facts = [country, other, state, time].map((detail, n) => ({ term: `${title} ${n + 1}`, detail }));
  const rows = [country, other].map((name) => ({ id: name, name }));
  return (
    <>
      <Group title="Facts, SummaryList, TaskList">
        <Facts columns={3} items={facts} />
        <SummaryList rows={[{ key: title, value: text, change: { label: link, href: '#', about: title } }]} />
        <TaskList
          items={[
            {
              id: `${title}-a`,
              title,
              hint,
              href: '#',
              status: { word: state, tone: 'positive', mark: 'check' },
            },
            { id: `${title}-b`, title: other, status: { word: hint } },
          ]}
        />
      </Group>
      <Group title="DataTable, Pagination">
        <DataTable
          caption={title}
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            { key: 'name', label: words.name, header: true, cell: ({ name }) => name },
            { key: 'state', label: title, cell: () => <TagWord mark="check">{state}</TagWord> },
            {
              key: 'number',
              label: time,
              numeric: true,
              cell: ({ name }) => name.length,
              sort: { href: '#', label: link, direction: 'ascending' },
            },
          ]}
        />
        <Pagination
          label="Pagination"
          summary="1–2 / 43"
          previous={{ label: '1', href: '#p' }}
          pages={[{ label: '2', href: '#2', current: true }]}
          next={{ label: '3', href: '#n' }}
        />
      </Group>
      <Group title="Path">
        <Path
          label={title}
          steps={(['done', 'current', 'todo'] as const).map((step) => ({
            id: step,
            mark: 'vote',
            title,
            detail: text,
            time,
            tone: 'positive',
            state: step,
          }))}
        />
      </Group>
    </>
  );
}

function Drawings({ id, words }: Props) {
  const { needed, text, time, title } = words;
  const seats = CHOICES.flatMap((choice) =>
    Array.from({ length: COUNTS[choice] }, (_, n) => ({
      id: `${id}-${choice}-${n}`,
      code: CODES[n % CODES.length] ?? '',
      choice,
      own: n === 2 && choice === 'for',
    })),
  );
  const rtl = id.startsWith('rtl');
  const figures = CHOICES.filter((choice) => choice !== 'notVoting');
  return (
    <>
      <Group title="VoteBar, Hemicycle, RollGroups, ProgressBar, Fold, Receipt">
        <VoteBar
          parts={CHOICES.map((kind) => ({ kind, count: COUNTS[kind], word: words[kind] }))}
          title={title}
          desc={text}
          rtl={rtl}
          threshold={{ at: 22, label: needed }}
        />
        <Hemicycle
          seats={seats}
          title={title}
          desc={text}
          rtl={rtl}
          tally={figures.map((choice) => ({ choice, text: String(COUNTS[choice]) }))}
        />
        <RollGroups
          groups={CHOICES.map((choice) => ({
            choice,
            word: words[choice],
            count: String(COUNTS[choice]),
            members: seats
              .filter((seat) => seat.choice === choice)
              .map((seat) => ({ id: seat.id, name: seat.code })),
          }))}
        />
        <ProgressBar label={title} value={14} max={37} text="14 / 37" />
        <Fold title={title}>{text}</Fold>
        <Receipt label={title} code="7KQ2M9XR4TPD8" copy={{ label: words.link, done: words.state }} />
      </Group>
      <Group title="ParagraphRail">
        <ParagraphRail label={title}>
          <RailParagraph number="1" anchor={`${id}-1`} numberLabel={`${title} 1`}>
            <p>{text}</p>
          </RailParagraph>
          <RailParagraph
            number="2"
            anchor={`${id}-2`}
            numberLabel={`${title} 2`}
            marks={[
              { id: 'a', kind: 'note', label: title, time, href: '#' },
              { id: 'b', kind: 'consensus', label: words.state, tone: 'positive' },
            ]}
          >
            <p>{words.long}</p>
          </RailParagraph>
        </ParagraphRail>
      </Group>
    </>
  );
}

const Row = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2">{children}</div>
);

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={title}>
      <div className="grid gap-6">{children}</div>
    </Section>
  );
}
