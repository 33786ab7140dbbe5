import { ROW_STATES } from '@/domain/imports';
import { getImport } from '@/features/delegations/queries/imports';
import { type Side, who } from '@/tests/setup/sides/side';
import { type Fields, inMeeting, OFFICERS, type Row } from './forms';

const seen = (side: Side): Fields => ({ ...inMeeting(side), importId: side.ids.list, version: '1' });

/** The import as a page shows it. */
const preview = async (side: Side): Promise<Fields> => {
  const { comparison } = await getImport(await who(side, 'organizer'), side.meeting.id, side.ids.list);
  return {
    previewVersion: comparison?.version ?? '',
    counts: ROW_STATES.map((state) => comparison?.counts[state]).join('-'),
  };
};

export const imports: Record<string, Row> = {
  'delegations.addImport': {
    may: OFFICERS,
    input: (side) => ({
      ...inMeeting(side),
      kind: 'persons',
      delegationId: '',
      pasted: 'Country,Name,E-mail\nCL,New Person,new.listed@example.org\n',
      locale: 'en',
    }),
  },
  'delegations.matchImport': {
    may: OFFICERS,
    input: (side) => ({
      ...seen(side),
      'columns[]': ['country', 'name', 'email', 'capacity'],
      capacity: 'adviser',
      quota: '5',
      locale: 'fr',
    }),
  },
  'delegations.confirmImport': {
    may: OFFICERS,
    input: async (side) => ({ ...seen(side), ...(await preview(side)) }),
  },
  'delegations.discardImport': { may: OFFICERS, input: seen },
};
