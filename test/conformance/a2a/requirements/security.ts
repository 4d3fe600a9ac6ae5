import { kit, may, must, type Requirement, should } from './requirement.ts';

const ENDS_AT_PROXY = 'deployment: TLS ends at the proxy in front of Parley';

/** Sections 7, 8 and 13: cards, and who may do what. */
export const SECURITY: readonly Requirement[] = [
  must('CARD-1', '8.1', 'The card is at its well-known address.', kit('CARD-DISC-001')),
  must('CARD-2', '8.3', 'The card declares what the agent speaks.', kit('CARD-PROTO-001')),
  must('CARD-3', '8.3.1', 'Every interface of the card has binding and address, and answers there.', {
    ...kit('CARD-PROTO-002'),
  }),
  must('CARD-4', '4.4.1', 'The card has every required field, and no required list is empty.', {
    ...kit('CARD-STRUCT-001'),
  }),
  must('CARD-5', '5.2', 'The card names every binding that is served.', kit('BIND-FIELD-001')),
  should('CARD-6', '14.3', 'The card holds no secret.'),
  should('CACHE-1', '8.6.1', 'The card says how long it may be kept.', kit('CARD-CACHE-001')),
  should('CACHE-2', '8.6.1', 'The card has an ETag, and who knows it is not sent the card again.', {
    ...kit('CARD-CACHE-002'),
  }),
  may('CACHE-3', '8.6.1', 'The card says when it changed.', kit('CARD-CACHE-003')),
  must('SIGN-1', '8.4.1', 'What is signed is the card in canonical JSON.', kit('CARD-SIGN-001')),
  must('SIGN-2', '8.4.1', 'The signatures are not part of what is signed.', kit('CARD-SIGN-002')),
  must('SIGN-3', '8.4.2', 'The protected header names algorithm and key.', kit('CARD-SIGN-003')),
  must('SIGN-4', '8.4.3', 'A key that is expired or revoked verifies nothing.', kit('CARD-SIGN-004')),
  must('TLS-1', '7.1', 'In production connections are encrypted.', {
    ...kit('AUTH-TLS-001'),
    untestable: ENDS_AT_PROXY,
  }),
  should('TLS-2', '7.1', 'TLS is a modern one.', { ...kit('AUTH-TLS-002'), untestable: ENDS_AT_PROXY }),
  should('TLS-3', '7.2', 'Our client refuses a server whose certificate it cannot trust.', {
    ...kit('AUTH-SERVER-001'),
  }),
  must('AUTH-1', '7.4', 'Every request is authenticated, before anything else.', kit('AUTH-SERVER-002')),
  should('AUTH-2', '7.4', 'A refused caller is told how to prove who they are.'),
  must('AUTH-3', '3.1.11', 'The card declares the schemes that are really taken.'),
  must('INTASK-1', '7.6.1', 'What needs an authorisation is a task.', kit('AUTH-INTASK-001')),
  must('INTASK-2', '7.6.1', 'A task that needs an authorisation is AUTH_REQUIRED.', kit('AUTH-INTASK-002')),
  must('INTASK-3', '7.6.1', 'Its status says what must be authorised.', kit('AUTH-INTASK-003')),
  must('INTASK-4', '7.6.1', 'The credential comes by another way: a message is none by itself.', {
    ...kit('AUTH-INTASK-004'),
  }),
  should('INTASK-5', '7.6.1', 'Streams stay open while an authorisation is waited for.', {
    ...kit('AUTH-INTASK-005'),
  }),
  should('INTASK-6', '7.6.1', 'Messages are taken while an authorisation is waited for.', {
    ...kit('AUTH-INTASK-006'),
  }),
  must('SCOPE-1', '13.1', 'Every operation checks what its caller may see.', kit('AUTH-SCOPE-001')),
  must('SCOPE-2', '13.1', 'Results stay inside of what the caller may see, whatever the filter.', {
    ...kit('AUTH-SCOPE-002'),
  }),
  must('SCOPE-3', '3.3.2', "Another caller's task looks like one that does not exist.", {
    ...kit('AUTH-SCOPE-003'),
  }),
  must('SECRET-1', '13.4', 'Credentials are not written to logs.'),
  should('LIMIT-1', '13.4', 'Requests have limits of size and depth.'),
];
