import { NotFound } from '@/features/conferences/components/not-found';

export default NotFound;
