import { CHART_CHOICES } from '../chart/choice';
import { DotMap } from '../chart/dot-map';
import { Hemicycle } from '../chart/hemicycle';
import { RollGroups } from '../chart/roll-groups';
import { SHARE_KINDS, ShareBar } from '../chart/share-bar';
import { VoteBar } from '../chart/vote-bar';
import { PrintButton } from '../code/print-button';
import { Receipt } from '../code/receipt';
import { Fold } from '../page/fold';
import { ProgressBar } from '../page/progress-bar';
import { ParagraphRail, RailNext, RailParagraph } from '../rail/paragraph-rail';
import { NoteNumbers, notesFor, PrintedNotes } from '../rail/printed-notes';
import { Countdown } from '../time/countdown';
import { OwnZone } from '../time/own-zone';
import { Group, Row } from './group';
import type { GalleryWords } from './words';

const CODES = ['CL', 'BR', 'CA', 'JM', 'MX'];
const NOW = '2023-03-22T10:15:00Z';
const COUNTS = { for: 24, against: 9, abstain: 4, notVoting: 1 };

/** What is drawn: votes, the rail, codes. */
export function DrawingSpecimens({ id, words }: { id: string; words: GalleryWords }) {
  const { needed, text, time, title } = words;
  const seats = CHART_CHOICES.flatMap((choice) =>
    Array.from({ length: COUNTS[choice] }, (_, n) => ({
      id: `${id}-${choice}-${n}`,
      code: CODES[n % CODES.length] ?? '',
      choice,
      own: n === 2 && choice === 'for',
    })),
  );
  const rtl = id.startsWith('rtl');
  const marks = [
    { id: 'a', kind: 'note' as const, label: title, time, href: '#' },
    { id: 'b', kind: 'consensus' as const, label: words.state, tone: 'positive' as const },
  ];
  const printed = notesFor([marks], String);
  const figures = CHART_CHOICES.filter((choice) => choice !== 'notVoting');
  return (
    <>
      <Group title="VoteBar, Hemicycle, DotMap, RollGroups, ShareBar, ProgressBar, Fold, Receipt, PrintButton">
        <VoteBar
          parts={CHART_CHOICES.map((kind) => ({ kind, count: COUNTS[kind], word: words[kind] }))}
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
        <DotMap
          title={title}
          dots={CHART_CHOICES.map((choice, n) => ({
            id: `${id}-dot-${choice}`,
            name: words[choice],
            choice,
            coordinates: [-71 + 4 * n, 4 - 13 * n],
            own: n === 1,
          }))}
        />
        <RollGroups
          groups={CHART_CHOICES.map((choice) => ({
            choice,
            word: words[choice],
            members: seats
              .filter((seat) => seat.choice === choice)
              .map((seat) => ({ id: seat.id, name: seat.code })),
          }))}
        />
        <ShareBar
          id={`${id}-shares`}
          parts={SHARE_KINDS.map((kind, n) => ({ kind, count: 9 - n }))}
          rtl={rtl}
        />
        <ProgressBar label={title} value={14} max={37} text="14 / 37" />
        <Fold title={title}>{text}</Fold>
        <Receipt label={title} code="7KQ2M9XR4TPD8" copy={{ label: words.link, done: words.state }} />
        <Row>
          <PrintButton label={words.action} />
        </Row>
      </Group>
      <Group title="ParagraphRail">
        <ParagraphRail label={title}>
          <RailParagraph
            number="1"
            anchor={`${id}-1`}
            numberLabel={`${title} 1`}
            aside={<p>{words.state}</p>}
          >
            <p>{text}</p>
          </RailParagraph>
          <RailParagraph number="2" anchor={`${id}-2`} numberLabel={`${title} 2`} marks={marks}>
            <p>
              {words.long}
              <NoteNumbers notes={printed.all} />
            </p>
          </RailParagraph>
        </ParagraphRail>
        <RailNext number="3">
          <p>{text}</p>
        </RailNext>
        <PrintedNotes title={words.link} notes={printed.all} />
      </Group>
      <Group title="Countdown, OwnZone">
        <Row>
          {['2023-03-22T13:15:00Z', '2023-03-22T10:16:00Z', NOW].map((until) => (
            <Countdown
              key={until}
              {...{ until, now: NOW, locale: rtl ? 'ar' : 'en', template: words.left, ended: words.over }}
              quiet
            />
          ))}
        </Row>
        <div className="pt-6">
          <OwnZone timeZone="Pacific/Auckland" locale={rtl ? 'ar' : 'en'} text={words.ownZone}>
            <time
              className="figures block not-print:data-own:after:block not-print:data-own:after:text-muted not-print:data-own:after:content-[attr(data-own)]"
              dateTime={NOW}
              data-to="2023-03-22T11:15:00Z"
              data-day="2023-03-22"
            >
              23:15–00:15
            </time>
          </OwnZone>
        </div>
      </Group>
    </>
  );
}
