import { kit, must, type Requirement, should } from './requirement.ts';

/** Streams, subscriptions and callbacks. */
export const EVENTS: readonly Requirement[] = [
  must('STREAM-1', '3.1.2', 'A streamed send opens a stream of events.', kit('CORE-STREAM-001')),
  must('STREAM-2', '3.1.2', 'A stream that answers with a message holds it alone, and closes.', {
    ...kit('CORE-STREAM-002'),
  }),
  must('STREAM-3', '3.1.2', 'A stream of a task begins with the task and closes at its end.', {
    ...kit('CORE-STREAM-003'),
  }),
  must('STREAM-4', '3.2.3', 'Each event of a stream is one task, message, status or artifact update.'),
  should('STREAM-5', '11.7', 'A stream closes when the task is interrupted for input.'),
  must('STREAM-6', '3.1.2', 'What is wrong before the first event is an error, not a stream.'),
  must('ORDER-1', '3.5.2', 'Events arrive in the order in which they were made.', kit('STREAM-ORDER-001')),
  must('ORDER-2', '3.5.2', 'All streams of a task get its events.', kit('STREAM-ORDER-002')),
  must('ORDER-3', '3.5.2', 'All streams get the same events in the same order.', kit('STREAM-ORDER-003')),
  must('ORDER-4', '3.5.2', 'A stream that closes changes nothing for the others.', kit('STREAM-ORDER-004')),
  must('ORDER-5', '3.5.2', 'A task goes on when nobody reads its stream.'),
  must('SUBSCRIBE-1', '3.1.6', 'A subscription begins with the task as it is.', kit('STREAM-SUB-001')),
  must('SUBSCRIBE-2', '3.1.6', 'A subscription lasts until the task ends, over turns.', {
    ...kit('STREAM-SUB-002'),
  }),
  must('SUBSCRIBE-3', '3.1.6', 'A task that has ended cannot be subscribed to.', kit('STREAM-SUB-003')),
  must('SUBSCRIBE-4', '3.1.6', 'Subscribing to an unknown task is TaskNotFound.', kit('STREAM-SUB-004')),
  must('PUSH-1', '3.1.7', 'A callback can be registered for a task, and gets an id.', {
    ...kit('PUSH-CREATE-001'),
  }),
  must('PUSH-2', '3.1.7', 'A callback stays until the task is over or the callback is deleted.', {
    ...kit('PUSH-CREATE-002'),
  }),
  must('PUSH-3', '3.1.8', 'A callback can be read.', kit('PUSH-GET-001')),
  must('PUSH-4', '3.1.8', 'Reading a callback that does not exist is an error.', kit('PUSH-GET-002')),
  must('PUSH-5', '3.1.9', 'All callbacks of a task can be listed.', kit('PUSH-LIST-001')),
  must('PUSH-6', '3.1.10', 'A deleted callback is gone, and is told nothing any more.', kit('PUSH-DEL-001')),
  must('PUSH-7', '3.1.10', 'Deleting a callback again has the same effect.', kit('PUSH-DEL-002')),
  must('PUSH-8', '4.3.3', 'A callback is told with the credentials that it asked for.', {
    ...kit('PUSH-DELIVER-001'),
  }),
  must('PUSH-9', '4.3.3', 'Every callback is told at least once.', kit('PUSH-DELIVER-002')),
  must('PUSH-10', '4.3.3', 'A callback is told in the words of a stream.', kit('PUSH-DELIVER-003')),
  must('PUSH-11', '3.1.7', 'A callback can come with the message that makes the task.'),
  should('PUSH-12', '13.2', 'A failed delivery is tried again, later each time.'),
  should('PUSH-13', '13.2', 'Addresses of internal networks are refused.'),
  should('PUSH-14', '13.2', 'What a callback proves itself with is not read back to anybody.'),
];
