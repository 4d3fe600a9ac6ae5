import { kit, may, must, type Requirement, should } from './requirement.ts';

/** Sections 3.1 to 3.4 without streams and callbacks: what a caller can ask, and what it is answered. */
export const OPERATIONS: readonly Requirement[] = [
  must('SEND-1', '3.1.1', 'A message is answered with a task or with a message.', kit('CORE-SEND-001')),
  must('SEND-2', '3.1.1', 'A task that has ended takes no more messages.', kit('CORE-SEND-002')),
  must('SEND-3', '3.1.1', 'A part of a media type that the agent does not take is refused as such.', {
    ...kit('CORE-SEND-003'),
  }),
  may('SEND-4', '3.3.1', 'The same message sent again finds the task that it made.'),
  must('SEND-5', '3.7', 'Results are artifacts of the task, not messages.'),
  must('MODE-1', '3.2.2', 'A send waits until the task ends or is interrupted, and returns all of it.', {
    ...kit('CORE-EXECUTION-MODE-001'),
  }),
  must('MODE-2', '3.2.2', 'With returnImmediately the answer comes while the task goes on.', {
    ...kit('CORE-EXECUTION-MODE-002'),
  }),
  must('GET-1', '3.1.3', 'A task can be read in its present state.', kit('CORE-GET-001')),
  must('GET-2', '3.1.3', 'An unknown id of a task is TaskNotFound.', kit('CORE-GET-002')),
  must('LIST-1', '3.1.4', 'A listing holds the tasks of its caller only.', kit('CORE-LIST-001')),
  must('LIST-2', '3.1.4', 'Listings go on from a cursor; no task is missed or shown twice.', {
    ...kit('CORE-LIST-002'),
  }),
  must('LIST-3', '3.1.4', 'The task whose status changed last comes first.', kit('CORE-LIST-003')),
  must('LIST-4', '3.1.4', 'nextPageToken is always there, and empty on the last page.', {
    ...kit('CORE-LIST-004'),
  }),
  must('LIST-5', '3.1.4', 'Without includeArtifacts no listed task has the field.', kit('CORE-LIST-005')),
  should('LIST-6', '3.1.4', 'With includeArtifacts the field is there, even when empty.'),
  must('LIST-7', '3.1.4', 'Listings are filtered by context, state and time of the last status.'),
  must('LIST-8', '3.1.4', 'A page holds 50 tasks unless 1 to 100 are asked for; other sizes are refused.'),
  must('CANCEL-1', '3.1.5', 'Cancelling returns the task as it is then.', kit('CORE-CANCEL-001')),
  must('CANCEL-2', '3.1.5', 'A task that has ended cannot be cancelled.', kit('CORE-CANCEL-002')),
  must('CANCEL-3', '3.1.5', 'Cancelling an unknown task is TaskNotFound.', kit('CORE-CANCEL-003')),
  must('CANCEL-4', '3.3.1', 'Cancelling again has the same effect.'),
  must('ERROR-1', '3.3.2', 'An error has a code, a text, and details that say what to do.', {
    ...kit('CORE-ERR-001'),
  }),
  must('ERROR-2', '3.3.2', 'Parameters are checked before anything is done.', kit('CORE-ERR-002')),
  should('ERROR-3', '3.3.2', 'A refused request says which fields are wrong, and why.'),
  must('ERROR-4', '3.3.2', 'Each error detail names its type.'),
  must('CAPABLE-1', '3.3.4', 'Without callbacks all four of their operations say so.', {
    ...kit('CORE-CAP-001'),
    untestable: 'every agent of Parley tells callbacks: the card cannot say otherwise',
  }),
  must('CAPABLE-2', '3.3.4', 'Without streaming both of its operations say so.', {
    ...kit('CORE-CAP-002'),
    untestable: 'every agent of Parley streams: the card cannot say otherwise',
  }),
  must('CAPABLE-3', '3.3.4', 'Without an extended card its operation is UnsupportedOperation.', {
    ...kit('CORE-CAP-003'),
  }),
  must('CAPABLE-4', '3.3.4', 'Who does not name a required extension is told so before any work.', {
    ...kit('CORE-CAP-004'),
    untestable: 'no extension of Parley is required: each only adds to what everybody gets',
  }),
  must('XCARD-1', '3.1.11', 'The extended card is given to callers who have proved who they are.', {
    ...kit('CARD-EXT-001'),
  }),
  must('XCARD-2', '3.1.11', 'A card that is declared and not there has an error of its own.', {
    ...kit('CARD-EXT-002'),
    untestable: 'the card declares an extended card exactly when there is one',
  }),
  may('TURN-1', '3.4.1', 'Without a context the agent makes one.', kit('CORE-MULTI-001')),
  must('TURN-2', '3.4.1', 'A context that the agent made is in the answer.', kit('CORE-MULTI-001a')),
  may('TURN-3', '3.4.1', 'The context that a caller names is kept.', kit('CORE-MULTI-002')),
  must('TURN-9', '3.4.1', 'A context that is not accepted is refused, never replaced.', {
    ...kit('CORE-MULTI-002a'),
  }),
  must('TURN-4', '3.4.2', 'Every new task has an id of its own, and it is in the answer.', {
    ...kit('CORE-MULTI-003'),
  }),
  must('TURN-5', '3.4.2', 'A message to an unknown task is TaskNotFound.', kit('CORE-MULTI-004')),
  must('TURN-6', '3.4.3', 'A message that names only the task is in its context.', kit('CORE-MULTI-005')),
  must('TURN-7', '3.4.3', 'A message to a task of another context is refused.', kit('CORE-MULTI-006')),
  must('TURN-8', '3.4.3', 'A task that asks for input goes on with the next message to it.'),
  should('HISTORY-1', '3.2.4', 'GetTask with historyLength 0 has no history.', kit('CORE-HIST-001')),
  must('HISTORY-2', '3.2.4', 'There is never more history than was asked for.', kit('CORE-HIST-002')),
  should('HISTORY-3', '3.2.4', 'SendMessage with historyLength 0 has no history.', kit('CORE-HIST-003')),
  may('HISTORY-4', '3.7', 'Messages are kept in the history of their task.', kit('CORE-HIST-004')),
  should('HISTORY-5', '3.2.4', 'History is in the order of time.', kit('CORE-HIST-005')),
  should('HISTORY-6', '3.2.4', 'History says what was said.', kit('CORE-HIST-006')),
];
