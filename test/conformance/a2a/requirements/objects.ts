import { kit, must, type Requirement, should } from './requirement.ts';

/** Sections 4 and 5.5 to 5.7: objects, and their JSON. */
export const OBJECTS: readonly Requirement[] = [
  must('TASK-1', '4.1.1', 'A task has an id and a status.', kit('DM-TASK-001')),
  must('TASK-2', '4.1.3', 'States are those of the specification.', kit('DM-TASK-002')),
  must('TASK-3', '4.1.2', 'A status has a state.', kit('DM-STATUS-001')),
  must('MESSAGE-1', '4.1.4', 'A message has an id, a role and parts.', kit('DM-MSG-001')),
  must('MESSAGE-2', '4.1.5', 'Roles are user and agent; callers speak as the user.', kit('DM-MSG-002')),
  must('PART-1', '4.1.6', 'A part is exactly one of text, file, address and data.', kit('DM-PART-001')),
  must('PART-2', '4.1.6', 'Each kind of part arrives as it was sent.'),
  must('ARTIFACT-1', '4.1.7', 'An artifact has an id and at least one part.', kit('DM-ART-001')),
  must('ARTIFACT-2', '4.2.2', 'The chunks of an artifact, put together, are the artifact of the task.'),
  must('JSON-1', '5.5', 'Names of fields are in camelCase.', kit('DM-SERIAL-001')),
  must('JSON-2', '5.5', 'Enumerations are the names of the proto file.', kit('DM-SERIAL-002')),
  must('JSON-3', '5.6.1', 'Times are ISO 8601 in UTC, with milliseconds and a Z.', kit('DM-SERIAL-003')),
  must('JSON-4', '5.7', 'Required fields must be there, and required lists not empty.', kit('DM-SERIAL-004')),
  should('JSON-5', '5.7', 'Fields that are not known are ignored.', kit('DM-SERIAL-005')),
  must('JSON-6', '14.1.1', 'JSON is UTF-8.'),
  should('EXTENSION-1', '4.6', 'An extension that is not known is ignored.'),
  must('EXTENSION-2', '4.6', 'The extensions that were asked for and are on are named in the answer.'),
];
