import type { Approval } from '../api-approvals.ts';

const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

const STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:3rem auto;padding:0 1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere;border:1px solid;padding:1rem}button{font:inherit;padding:.5rem 1rem;margin-right:1rem}input{font:inherit;width:100%;box-sizing:border-box;margin:.25rem 0 1rem}';

function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="referrer" content="no-referrer"><title>${escaped(title)}</title><style>${STYLE}</style><h1>${escaped(title)}</h1>${body}</html>`;
}

/** What is to be decided, exactly as the tool would get it. Looking at it decides nothing. */
export function linkPage(approval: Approval): string {
  const { title, server, tool, agent, state } = approval;
  const call = `<p>${escaped(agent)} wants to call <b>${escaped(`${server}/${tool}`)}</b> with exactly these arguments:</p><pre>${escaped(JSON.stringify(approval.arguments, null, 2))}</pre>`;
  if (state !== 'pending') return page(title, `${call}<p>This is ${escaped(state)} already.</p>`);
  const form =
    '<form method="post"><label>Reason, if you refuse it <input name="reason" maxlength="2000"></label><button name="decision" value="approve">Approve</button><button name="decision" value="reject">Refuse</button></form>';
  return page(title, `${call}${form}`);
}

export function donePage(approval: Approval): string {
  return page(approval.title, `<p>This is ${escaped(approval.state)}. You can close this page.</p>`);
}

/** Nothing but its own form and style. */
export const LINK_PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
};
