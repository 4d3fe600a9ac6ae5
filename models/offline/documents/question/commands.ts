import { isOrder } from './orders.ts';

/** Statements of a database language, and orders to change something: they ask nothing of documents. */
const COMMANDS: readonly RegExp[] = [
  /^(?:please )?(?:delete|drop|remove|update|insert|truncate|alter|erase|wipe)\b(?!.*\?)/is,
  /^\W*(?:select\b.+\bfrom|delete\s+from|insert\s+into|update\s+\S+\s+set|(?:drop|alter|create|truncate)\s+(?:table|view|schema|database|index|user|role)|(?:grant|revoke)\s+\S+\s+on|with\s+\w+\s+as\s*\()\b/is,
  /\b(?:SELECT\b.+\bFROM|DELETE\s+FROM|INSERT\s+INTO|UPDATE\s+\S+\s+SET|(?:DROP|ALTER|TRUNCATE)\s+TABLE)\b/s,
  /\bselect\b.*\bfrom\b.*;|;\s*(?:drop|delete|update|insert|truncate|alter|select|commit)\b/is,
];

/** "When we go on tour": half a sentence. */
const CLAUSE =
  /^(?:if|once|while|whenever|although|because|when) (?!(?:do|does|did|is|are|was|were|can|may|must|should|will|would|has|have|had|am|could|shall)(?:n['’]t)?\b)[^,;:]*$/i;

/** Whether a text asks nothing that a document could answer. */
export function asksNothing(text: string): boolean {
  return isOrder(text) || CLAUSE.test(text) || COMMANDS.some((pattern) => pattern.test(text));
}
