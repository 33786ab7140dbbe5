import { Link } from '../link';
import { Facts } from '../page/facts';
import { FactLine, Lines } from '../page/lines';
import { MailAddress } from '../page/mail-address';
import { Pagination } from '../page/pagination';
import { Path } from '../page/path';
import { SummaryList } from '../page/summary-list';
import { TagWord } from '../page/tag-word';
import { TaskList } from '../page/task-list';
import { Time } from '../page/time';
import { DataTable } from '../table/data-table';
import { Ledger } from '../table/ledger';
import { Group } from './group';
import type { GalleryWords } from './words';

/** Lists, facts and tables. */
export function ListSpecimens({ words }: { words: GalleryWords }) {
  const { country, hint, link, other, state, text, time, title } = words;
  const facts = [country, other, state, time].map((detail, n) => ({ term: `${title} ${n + 1}`, detail }));
  const rows = [country, other].map((name) => ({ id: name, name }));
  return (
    <>
      <Group title="Facts, SummaryList, TaskList">
        <Facts columns={3} items={facts} />
        <SummaryList
          look="sentences"
          rows={[{ key: words.long, value: text, change: { label: link, href: '#', about: title } }]}
        />
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
      <Group title="Lines, FactLine">
        <Lines
          lead="number"
          lines={[
            { key: 'now', lead: '1', title, href: '#', facts: [state, time], current: true },
            { key: 'next', lead: '2', title: other, href: '#', facts: [hint] },
            { key: 'past', lead: '3', title: text, past: true },
          ]}
        />
        <Lines
          lead="time"
          level={2}
          lines={[{ key: 'timed', lead: '10:15', title, facts: [country, link] }]}
        />
        <FactLine
          facts={[
            <Link key="link" href="#">
              {link}
            </Link>,
            <Time key="time" iso="2023-03-22T10:15:00Z">
              {time}
            </Time>,
            <MailAddress key="mail" address="head.of.delegation@example.org" />,
          ]}
        />
      </Group>
      <Group title="Ledger">
        <Ledger
          caption={title}
          words={{ number: 'No.', time, entry: title, by: words.name }}
          days={[
            {
              key: '2023-03-22',
              title: time,
              lines: [text, other].map((entry, n) => ({
                key: entry,
                number: String(2 - n),
                at: '2023-03-22T10:15:00Z',
                hour: '10:15',
                entry,
                by: country,
              })),
            },
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
