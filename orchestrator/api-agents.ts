import { z } from '@hono/zod-openapi';

export const AgentInfo = z
  .object({
    name: z.string(),
    url: z.string(),
    description: z.string(),
    skills: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        description: z.string(),
        tags: z.array(z.string()),
        examples: z.array(z.string()),
      }),
    ),
    maxConcurrentTasks: z.number().nullable(),
    version: z.string(),
    remote: z.boolean().openapi({ description: 'Not one of our own.' }),
    healthy: z.boolean(),
    added: z.boolean().optional().openapi({ description: 'Added while we run; it can be removed.' }),
    keys: z.array(z.string()).optional().openapi({
      description:
        'Thumbprints (RFC 7638) of the keys that may sign its card; empty when it never was signed.',
    }),
    refused: z.string().optional().openapi({
      description: 'Why its card is not believed any more. Nothing is sent to it until it is confirmed.',
    }),
    measured: z
      .object({ calls: z.number(), success: z.number(), latencyMs: z.number().nullable() })
      .optional()
      .openapi({
        description: 'Tasks given to it, the share that it completed lately, and how long they took.',
      }),
  })
  .openapi('AgentInfo');

const keyThumbprint = z
  .string()
  .regex(/^[A-Za-z0-9_-]{43}$/, 'must be a SHA-256 thumbprint in base64url')
  .optional()
  .openapi({ description: 'Thumbprint (RFC 7638, SHA-256) of the key that must have signed the card.' });

export const ConfirmAgentRequest = z.strictObject({ keyThumbprint }).openapi('ConfirmAgentRequest');

export const AddAgentRequest = z
  .strictObject({
    keyThumbprint,
    url: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .openapi({
        description:
          'Base URL of an A2A agent; its card is read from there. Of a host with a catalogue (/.well-known/ai-catalog.json) all agents are added.',
        example: 'https://peer.example/agents/researcher',
      }),
  })
  .openapi('AddAgentRequest');

export const AgentList = z.object({ agents: z.array(AgentInfo) }).openapi('AgentList');

export type AgentInfo = z.infer<typeof AgentInfo>;
export type AgentList = z.infer<typeof AgentList>;
