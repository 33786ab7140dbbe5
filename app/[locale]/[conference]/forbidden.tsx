import { Forbidden } from '@/features/conferences/components/forbidden';

export default Forbidden;
