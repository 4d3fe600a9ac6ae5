import { WIRE } from './requirements/bindings.ts';
import { EVENTS } from './requirements/events.ts';
import { OBJECTS } from './requirements/objects.ts';
import { OPERATIONS } from './requirements/operations.ts';
import type { Requirement } from './requirements/requirement.ts';
import { SECURITY } from './requirements/security.ts';

/** The release of the specification that the requirements are of. */
export const SPECIFICATION = '1.0.1';

/** Everything that the specification asks of an agent that has all of its capabilities. */
export const REQUIREMENTS: readonly Requirement[] = [
  ...OPERATIONS,
  ...EVENTS,
  ...OBJECTS,
  ...SECURITY,
  ...WIRE,
];
