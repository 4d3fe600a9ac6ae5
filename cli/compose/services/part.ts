import type { Lifecycle } from '@parley/platform/lifecycle';
import type { Service } from '@parley/platform/service';
import type { Foundation } from '../foundation.ts';

/** Makes the services of one part; what they share is closed with the process. */
export type PartFactory = (foundation: Foundation, lifecycle: Lifecycle) => Promise<Service[]>;
