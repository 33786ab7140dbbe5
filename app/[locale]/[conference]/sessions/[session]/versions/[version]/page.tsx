import { openPage, titledBy } from '@/app/open-page';
import { shownSession } from '@/app/shown';
import { pick } from '@/domain/local-text';
import { NOW, VersionPage } from '@/features/notes/components/version-page';
import { getVersion } from '@/features/notes/queries/versions';
import { numberParam, orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; session: string; version: string }>;
  searchParams: Promise<{ with?: string | string[] }>;
};

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, session, version, locale }, say) => [
    say('notes.versions.number', { number: numberParam(version) }),
    pick((await shownSession(me, conference, session)).title, locale),
  ],
);

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, session: id, version } = await openPage(params);
  const session = await shownSession(me, conference, id);
  const { with: beside } = await searchParams;
  const withNow = beside === NOW;
  const number = numberParam(version);
  const other = beside && !withNow ? numberParam(String(beside)) : null;
  const read = { number, beside: other === number ? null : other };
  const whole = await orNotFound(getVersion(me, conference.id, session.id, read));
  return <VersionPage conference={conference} session={session} whole={whole} withNow={withNow} />;
}
