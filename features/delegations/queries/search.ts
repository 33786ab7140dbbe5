import { sql } from 'drizzle-orm';
import { type Capacity, type DelegationKind, seatsIn } from '@/domain/actor';
import { countryAddress } from '@/domain/addresses';
import { inEach, LOCALES, type Locale } from '@/domain/local-text';
import { authorize, can } from '@/domain/permissions';
import { COUNTRY_CODES, commonName, countryName, namesEdition } from '@/platform/i18n/country-names';
import { withCommas } from '@/platform/i18n/format';
import { type Asking, type Destination, elsewhere, type Searchable, searchable } from '@/platform/search';
import { senderName } from './places';

/** What the staff do with delegations. */
export const DELEGATION_DESTINATIONS: readonly Destination[] = [
  {
    kind: 'action',
    title: 'delegations.invite.title',
    path: '/delegations/invite',
    may: 'delegation.invite',
  },
  { kind: 'action', title: 'imports.title', path: '/imports', may: 'delegation.invite' },
  { kind: 'page', title: 'delegations.door.title', path: '/check-in', may: 'checkIn.add' },
];

let names: string | undefined;
let edition: number | undefined;
/** Every country with its names in all languages, and what people also call it; the database knows only codes. */
function countryNames(): string {
  if (names && edition === namesEdition()) return names;
  edition = namesEdition();
  names = JSON.stringify(
    COUNTRY_CODES.map((code) => ({
      code,
      names: {
        ...inEach((locale) => countryName(code, locale)),
        common: LOCALES.map((locale) => commonName(code, locale)).join('\n'),
      },
    })),
  );
  return names;
}

/** A country's names in the other languages, and the common ones in all. */
const alsoCalled = (locale: Locale) =>
  sql`concat_ws(E'\n', ${elsewhere(sql`c.names`, locale)}, c.names ->> 'common')`;

type NamedSender = Parameters<typeof senderName>[0];

const NAMED = () => sql`jsonb_to_recordset(${countryNames()}::jsonb) c(code text, names jsonb)`;

/** The countries that are members or sent a delegation, by their names in any language. Public, as their pages are. */
export function countriesSearch({ conference, locale, say }: Asking): Searchable {
  const { id, slug } = conference;
  const rows = sql`
    select ${countryAddress(`/${slug}`, '')}::text || lower(c.code) as path,
      jsonb_build_object('code', c.code, 'member', bool_or(known.member)) as facts, c.code as place,
      c.names ->> ${locale}::text as text, ${alsoCalled(locale)} as elsewhere
    from (
      select country_code as code, true as member from member where conference_id = ${id}
      union all
      select country_code, false from delegation where conference_id = ${id} and withdrawn_at is null) known
    join ${NAMED()} using (code) group by c.code, c.names`;
  return searchable<{ code: string; member: boolean }>('country', rows, ({ code, member }) => ({
    title: countryName(code, locale),
    detail: member ? say('delegations.kind.memberInRegion') : undefined,
  }));
}

/** The delegations that the viewer may open: all of them for who lists them, for others their own. */
export function delegationsSearch({ viewer, conference, locale, say }: Asking): Searchable | null {
  const { id, slug } = conference;
  const own = seatsIn(viewer, id)
    .map(({ delegationId }) => delegationId)
    .filter((delegationId) => can(viewer, 'delegation.see', { conferenceId: id, delegationId }));
  const all = can(viewer, 'delegation.list', { conferenceId: id });
  if (!all && own.length === 0) return null;
  const rows = sql`
    select ${`/${slug}/delegations/`}::text || d.id as path, jsonb_build_object('countryCode', d.country_code,
        'organization', d.organization, 'kind', d.kind) as facts,
      coalesce(d.country_code, d.organization) as place, coalesce(c.names ->> ${locale}::text, d.organization) as text,
      ${alsoCalled(locale)} as elsewhere
    from delegation d left join ${NAMED()} on c.code = d.country_code
    where d.conference_id = ${id} and (${all} or d.id in (select jsonb_array_elements_text(${JSON.stringify(own)}::jsonb)::uuid))`;
  return searchable<NamedSender & { kind: DelegationKind }>('delegation', rows, (facts) => ({
    title: senderName(facts, locale),
    detail: say(`delegations.kind.${facts.kind}`),
  }));
}

type Facts = NamedSender & { name: string; capacity: Capacity };

/** The persons who were nominated, by name and mail address, for the staff who decide on their registrations. */
export function personsSearch({ viewer, conference, locale, say }: Asking): Searchable | null {
  const { id, slug } = conference;
  if (!can(viewer, 'registration.decide', { conferenceId: id })) return null;
  authorize(viewer, 'delegation.list', { conferenceId: id });
  const rows = sql`
    select ${`/${slug}/accreditation/`}::text || p.id as path, jsonb_build_object('name', p.name, 'capacity', p.capacity,
        'countryCode', p.country_code, 'organization', p.organization) as facts,
      p.name as place, concat_ws(E'\n', p.name, p.account, p.email) as text, null::text as elsewhere
    from (
      select s.id, s.capacity, d.country_code, d.organization, a.email,
        nullif(coalesce(s.name, a.name), r.given_name || ' ' || r.family_name) as account,
        coalesce(nullif(concat_ws(' ', r.given_name, r.family_name), ''), s.name, a.name) as name
      from participant s join account a on a.id = s.account_id
      join delegation d on d.conference_id = s.conference_id and d.id = s.delegation_id
      left join registration r on r.conference_id = s.conference_id and r.participant_id = s.id
      where s.conference_id = ${id} and s.withdrawn_at is null and s.erased_at is null and d.withdrawn_at is null) p`;
  return searchable<Facts>('person', rows, (facts) => ({
    title: facts.name,
    detail: withCommas([say(`delegations.capacity.${facts.capacity}`), senderName(facts, locale)], locale),
  }));
}
