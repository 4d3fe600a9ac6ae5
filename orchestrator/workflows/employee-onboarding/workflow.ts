import { z } from 'zod';
import { defineWorkflow } from '../define.ts';

const undo = { tool: 'records/undo_operation', arguments: { operation_key: '{{self.operationKey}}' } };

export const workflow = defineWorkflow({
  name: 'employee-onboarding',
  version: '1.0.0',
  title: 'Employee onboarding',
  description:
    'Prepares the first day of a new employee: personnel record, account, equipment, and the policy to send along.',
  examples: ['Run the employee onboarding for name: Ana Silva, email: ana.silva@acme.example'],
  scopes: ['records:read', 'records:write'],
  input: z.object({
    name: z.string().trim().min(1).max(200).describe('Full name'),
    email: z.email().describe('E-mail address at work'),
    department: z.string().trim().min(1).max(200),
    role: z.string().trim().min(1).max(200),
    start_date: z.iso.date().describe('First day, YYYY-MM-DD'),
    equipment: z
      .union([
        z.array(z.string().trim().min(1)),
        z.string().transform((text) => text.split(/\s*,\s*|\s+and\s+/)),
      ])
      .default(['laptop']),
  }),
  steps: {
    record: {
      title: 'Personnel record',
      do: {
        tool: 'records/create_employee_record',
        arguments: {
          email: '{{input.email}}',
          name: '{{input.name}}',
          department: '{{input.department}}',
          role: '{{input.role}}',
          start_date: '{{input.start_date}}',
        },
      },
      undo,
    },
    account: {
      title: 'Account in the directory',
      after: ['record'],
      do: {
        tool: 'records/create_account',
        arguments: { email: '{{input.email}}', name: '{{input.name}}', groups: ['{{input.department}}'] },
      },
      undo,
    },
    equipment: {
      title: 'Equipment',
      after: ['record'],
      do: {
        tool: 'records/order_equipment',
        arguments: { email: '{{input.email}}', items: '{{input.equipment}}' },
      },
      undo,
    },
    policy: {
      title: 'Policy to send along',
      do: {
        agent: 'hr-specialist',
        skill: 'answer-policy',
        instruction: 'What does the onboarding policy say about the first days of a new employee?',
      },
      optional: true,
    },
    check: {
      title: 'Check of the entries',
      after: ['account', 'equipment'],
      do: { tool: 'records/list_records', arguments: { email: '{{input.email}}' } },
    },
  },
});
