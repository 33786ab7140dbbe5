import type { Actor } from '@/domain/actor';
import type { AddressQuery } from '@/domain/address-query';
import { type Locale, localeOr } from '@/domain/local-text';
import { missing } from '@/domain/refusal';
import { sessionsList } from '@/features/agenda/exports';
import { ballotsList, positionsList } from '@/features/ballots/exports';
import { membersList } from '@/features/conferences/exports';
import { delegationsList, personsList } from '@/features/delegations/exports';
import { statesList } from '@/features/implementation/exports/states';
import { outcomesList } from '@/features/outcomes/exports';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';
import { LIST_ENDINGS, listFile, type WrittenList } from '@/platform/sheets/writing';

type MakeList = (viewer: Actor, slug: string, locale: Locale, query: AddressQuery) => Promise<WrittenList>;

/** Every list that is given away, by the name of its file. Each asks for the permission of the page that shows it. */
const LISTS: ReadonlyMap<string, MakeList> = new Map([
  ['ballots', ballotsList],
  ['delegations', delegationsList],
  ['implementation', statesList],
  ['members', membersList],
  ['outcomes', outcomesList],
  ['persons', personsList],
  ['sessions', sessionsList],
  ['votes', positionsList],
]);

type Context = { params: Promise<{ locale: string; conference: string; list: string }> };

/** A list as a file, in the language of the address, as its question narrows and orders it. */
export async function GET(request: Request, { params }: Context) {
  const { locale, conference, list } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return fileResponse(async () => {
    const [name = '', typed, ...rest] = list.split('.');
    const ending = LIST_ENDINGS.find((one) => one === typed);
    const make = LISTS.get(name);
    if (!make || !ending || rest.length > 0) throw missing();
    const language = localeOr(locale);
    return listFile(await make(await viewer(), conference, language, query), language, ending);
  }, 'private, no-store');
}
