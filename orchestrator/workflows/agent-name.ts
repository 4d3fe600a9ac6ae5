/** The name of the A2A agent whose tasks are runs of workflows. */
export const WORKFLOWS_AGENT = 'workflows';
