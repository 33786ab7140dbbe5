import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ANONYMOUS } from '@/domain/actor';
import { LOCALES } from '@/domain/local-text';
import { sessionsList } from '@/features/agenda/exports';
import { ballotsList } from '@/features/ballots/exports';
import { membersList } from '@/features/conferences/exports';
import { addImport } from '@/features/delegations/commands/imports';
import { nominateParticipant } from '@/features/delegations/commands/nomination';
import { delegationsList, personsList } from '@/features/delegations/exports';
import { importInput } from '@/features/delegations/input';
import { getImport } from '@/features/delegations/queries/imports';
import { outcomesList } from '@/features/outcomes/exports';
import { listFile } from '@/platform/sheets/writing';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { refusalOf } from '@/tests/setup/refused';

async function ground() {
  const conference = await aConference({}, ['CL', 'PE']);
  const home = await aDelegation(conference.id, 'CL');
  const league = await aDelegation(conference.id, 'League of Coasts');
  const organizer = await anActor('organizer', conference.id);
  for (const [delegationId, name, capacity] of [
    [home.id, '=Ana Soto', 'head'],
    [home.id, 'محمد علي', 'expert'],
    [league.id, 'Keola ʻōpua', 'adviser'],
  ] as const)
    await nominateParticipant(organizer, {
      ...{ conference: conference.slug, delegationId, name, capacity, locale: 'en' },
      email: `${randomUUID()}@example.org`,
    });
  return { conference, home, organizer };
}

describe('a list of persons that was given away', () => {
  it('changes nothing when it is imported again, in any language and as CSV or a workbook', async () => {
    const { conference, organizer } = await ground();
    for (const locale of LOCALES) {
      for (const ending of ['csv', 'xlsx'] as const) {
        const list = await personsList(organizer, conference.slug, locale, {});
        const { bytes, name } = await listFile(list, locale, ending);
        const file = new File([new Uint8Array(bytes)], name);
        const form = { conference: conference.slug, kind: 'persons', file, locale };
        const { redirect = '' } = await addImport(organizer, importInput.parse(form));
        const id = redirect.slice(redirect.lastIndexOf('/') + 1);
        const { comparison } = await getImport(organizer, conference.id, id);
        expect(comparison?.counts, name).toEqual({ new: 0, changed: 0, same: 3, error: 0 });
      }
    }
  });
});

describe('lists that are given away', () => {
  it('are for those who see them on their pages, and nobody else', async () => {
    const { conference, home, organizer } = await ground();
    const { slug, id } = conference;
    const focal = await aSeat(id, home.id, 'focalPoint');
    const chair = await anActor('chair', id);
    for (const list of [delegationsList, personsList])
      for (const who of [ANONYMOUS, focal, chair])
        expect(await refusalOf(list(who, slug, 'en', {}))).toBeTruthy();
    for (const who of [ANONYMOUS, focal, chair])
      expect(await refusalOf(membersList(who, slug, 'en'))).toBeTruthy();
    expect(await refusalOf(sessionsList(ANONYMOUS, slug, 'en'))).toBeTruthy();
    expect((await membersList(organizer, slug, 'en')).rows).toEqual([
      ['Chile', 'CL', 1, 2, ''],
      ['Peru', 'PE', 0, 0, ''],
    ]);
    expect((await delegationsList(organizer, slug, 'en', {})).rows.map((row) => row.slice(0, 2))).toEqual([
      ['Chile', null],
      [null, 'League of Coasts'],
    ]);
    expect((await delegationsList(organizer, slug, 'en', { show: 'withoutHead' })).rows).toHaveLength(1);
    expect((await ballotsList(ANONYMOUS, slug, 'en')).rows).toEqual([]);
    expect((await outcomesList(ANONYMOUS, slug, 'en', {})).rows).toEqual([]);
  });
});
