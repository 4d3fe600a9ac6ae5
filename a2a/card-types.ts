/** A skill as its card tells it. */
export interface Skill {
  id: string;
  name: string;
  description: string;
  tags: string[];
  examples: string[];
}

/** What an agent says of itself; the card is generated from it and from what is really on. */
export interface AgentCardInput {
  name: string;
  title?: string;
  description: string;
  version: string;
  skills: Skill[];
  /** Base URL under which callers reach the agent. */
  url: string;
  maxConcurrentTasks: number;
  inputModes?: string[];
  outputModes?: string[];
  documentationUrl?: string;
}

/** A card as read from an agent, reduced to what we use. */
export interface AgentCard {
  name: string;
  description: string;
  version: string;
  skills: Skill[];
  interfaces: { url: string; binding: string; version: string; tenant?: string }[];
  streaming: boolean;
  pushNotifications: boolean;
  maxConcurrentTasks?: number;
}

/** Extension that states an agent's limits. */
export const LIMITS_EXTENSION = 'urn:parley:a2a:limits:v1';
/** Extension for priority, deadline and parent of a delegated task, in the request's metadata. */
export const DELEGATION_EXTENSION = 'urn:parley:a2a:delegation:v1';
/** Extension for numbered events and a cursor on subscription. */
export const RESUME_EXTENSION = 'urn:parley:a2a:resume:v1';
/** Tag of a skill that does something: it is used when a user asks for it, never because it fits a question. */
export const ON_REQUEST_TAG = 'on-request';
