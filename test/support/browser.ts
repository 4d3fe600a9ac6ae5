/** As much of a browser as a sign-in needs: cookies for each host and path, and redirects one by one. */
export interface SmallBrowser {
  get(url: string): Promise<Response>;
  send(url: string, init: RequestInit): Promise<Response>;
  /** Follows redirects until there are none. */
  follow(url: string): Promise<Response>;
  cookies(url: string): string;
}

interface Cookie {
  host: string;
  path: string;
  name: string;
  value: string;
}

export function createBrowser(): SmallBrowser {
  let jar: Cookie[] = [];
  const cookies = (url: string): string => {
    const { host, pathname } = new URL(url);
    const sent = jar.filter((one) => one.host === host && pathname.startsWith(one.path));
    return sent.map(({ name, value }) => `${name}=${value}`).join('; ');
  };
  const keep = (url: string, response: Response): void => {
    const { host } = new URL(url);
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(/;\s*/);
      const [name = '', value = ''] = pair.split(/=(.*)/s);
      const path = rest.find((part) => /^path=/i.test(part))?.slice(5) ?? '/';
      jar = jar.filter((one) => one.host !== host || one.name !== name || one.path !== path);
      const isGone = rest.some((part) => /^max-age=0$/i.test(part) || /^expires=.*1970/i.test(part));
      if (value !== '' && !isGone) jar.push({ host, path, name, value });
    }
  };
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = new Headers(init.headers);
    const cookie = cookies(url);
    if (cookie !== '') headers.set('cookie', cookie);
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    keep(url, response);
    return response;
  };
  const get = (url: string) => send(url, {});
  return {
    get,
    send,
    cookies,
    async follow(start) {
      let url = start;
      for (let hop = 0; hop < 10; hop++) {
        const response = await get(url);
        const location = response.headers.get('location');
        if (location === null) return response;
        url = new URL(location, url).href;
      }
      throw new Error('there are too many redirects');
    },
  };
}

/** Signs `person` in through the issuer's own pages. Returns where the browser was sent at the end. */
export async function signInAs(browser: SmallBrowser, person: string, loginUrl: string): Promise<string> {
  const toIssuer = await browser.get(loginUrl);
  let url = new URL(toIssuer.headers.get('location') ?? '', loginUrl).href;
  for (let hop = 0; hop < 10; hop++) {
    const isForm = new URL(url).pathname.startsWith('/interaction/');
    const form = new URLSearchParams({ prompt: 'login', login: person, password: 'any' });
    const response = isForm
      ? await browser.send(url, { method: 'POST', body: form })
      : await browser.get(url);
    const location = response.headers.get('location');
    if (location === null)
      throw new Error(`the sign-in ended at ${url} with ${response.status}: ${await response.text()}`);
    const next = new URL(location, url).href;
    if (new URL(url).pathname === '/auth/callback') return next;
    url = next;
  }
  throw new Error('the sign-in did not end');
}
