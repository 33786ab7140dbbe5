import { titled } from '@/app/open-page';
import { MemberList } from '@/features/members/components/member-list';
import { listMemberships } from '@/features/members/queries/memberships';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

export const generateMetadata = titled('members.title');

export default async function Page() {
  return <MemberList memberships={await orNotFound(listMemberships(await viewer()))} />;
}
