import { openPage, titledBy } from '@/app/open-page';
import { shownStatements } from '@/app/shown';
import { pick } from '@/domain/local-text';
import { StatementDeskPage } from '@/features/press/components/statement-desk';

type Props = { params: Promise<{ conference: string; session: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, session, locale }, say) => [
    say('press.statement.deskTitle'),
    pick((await shownStatements(me, conference, session)).session.title, locale),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, session } = await openPage(params);
  return <StatementDeskPage conference={conference} desk={await shownStatements(me, conference, session)} />;
}
