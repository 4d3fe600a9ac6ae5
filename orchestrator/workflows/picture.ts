import type { Run } from '../api.ts';
import type { Step, Workflow } from './define.ts';
import { layersOf } from './graph.ts';

const BOX = { width: 190, height: 56 };
const GAP = { x: 70, y: 24 };
const MARGIN = 16;
const TITLE_HEIGHT = 30;

const WAITS = 'waiting for approval';

/** Colours that stand on light and dark grounds; the state is also written. */
const COLOURS: Record<string, string> = {
  waiting: '#8a8f98',
  working: '#2f6feb',
  [WAITS]: '#9a6700',
  completed: '#1a7f37',
  failed: '#cf222e',
  canceled: '#9a6700',
  skipped: '#8a8f98',
};

interface Placed {
  id: string;
  step: Step;
  x: number;
  y: number;
  state: string | undefined;
}

/** The workflow's graph as SVG, from left to right; with the states of a run when one is given. */
export function drawWorkflow(workflow: Workflow, run?: Pick<Run, 'steps' | 'approvals'>): string {
  const layers = layersOf(workflow);
  const boxes = new Map<string, Placed>();
  layers.forEach((layer, column) => {
    layer.forEach((id, row) => {
      const x = MARGIN + column * (BOX.width + GAP.x);
      const y = MARGIN + TITLE_HEIGHT + row * (BOX.height + GAP.y);
      const state = run && stateOf(run, id);
      boxes.set(id, { id, step: workflow.steps[id] as Step, x, y, state });
    });
  });
  const width = MARGIN * 2 + layers.length * BOX.width + (layers.length - 1) * GAP.x;
  const rows = Math.max(...layers.map((layer) => layer.length));
  const height = MARGIN * 2 + TITLE_HEIGHT + rows * BOX.height + (rows - 1) * GAP.y;
  const placed = [...boxes.values()];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="t d" font-family="system-ui, sans-serif">`,
    `<title id="t">${escaped(workflow.title)}</title>`,
    `<desc id="d">${escaped(placed.map(sentenceOf).join(' '))}</desc>`,
    '<defs><marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0 8 4 0 8z" fill="#8a8f98"/></marker></defs>',
    `<text x="${MARGIN}" y="${MARGIN + 14}" font-size="15" font-weight="600" fill="#6e7681">${escaped(workflow.title)}</text>`,
    ...placed.flatMap((box) => box.step.after.map((id) => arrow(boxes.get(id) as Placed, box))),
    ...placed.map(boxOf),
    '</svg>',
  ].join('\n');
}

function stateOf({ steps, approvals }: Pick<Run, 'steps' | 'approvals'>, id: string): string | undefined {
  const status = steps.find((one) => one.id === id)?.status;
  const waits = approvals.some(({ stepId, state }) => stepId === id && state === 'pending');
  return status === 'working' && waits ? WAITS : status;
}

function arrow(from: Placed, to: Placed): string {
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2];
  const [x2, y2] = [to.x, to.y + BOX.height / 2];
  const bend = GAP.x / 2;
  return `<path d="M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}" fill="none" stroke="#8a8f98" stroke-width="1.5" marker-end="url(#a)"/>`;
}

function boxOf({ x, y, step, state }: Placed): string {
  const colour = COLOURS[state ?? 'waiting'] ?? '#8a8f98';
  const dashes = step.optional ? ' stroke-dasharray="5 3"' : '';
  const doer = 'agent' in step.do ? step.do.agent : 'tool' in step.do ? step.do.tool : step.do.workflow;
  const under = state ? `${state} · ${doer}` : doer;
  return [
    `<rect x="${x}" y="${y}" width="${BOX.width}" height="${BOX.height}" rx="8" fill="${colour}" fill-opacity=".12" stroke="${colour}" stroke-width="1.5"${dashes}/>`,
    `<text x="${x + 12}" y="${y + 23}" font-size="13" font-weight="600" fill="${colour}">${escaped(cut(step.title, 24))}</text>`,
    `<text x="${x + 12}" y="${y + 42}" font-size="11" fill="#8a8f98">${escaped(cut(under, 30))}</text>`,
  ].join('');
}

function sentenceOf({ step, state }: Placed): string {
  return `${step.title}${state ? ` is ${state}` : ''}.`;
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function escaped(text: string): string {
  const named: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (sign) => named[sign] ?? sign);
}
