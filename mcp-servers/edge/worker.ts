import { createEdgeApp } from './app.ts';
import type { EdgeEnvironment } from './environment.ts';
import { createWorkerLog } from './log.ts';

type App = ReturnType<typeof createEdgeApp>;

const apps = new WeakMap<EdgeEnvironment, App>();

/** Bindings come with the request; an isolate keeps what it made of them. */
function appOf(env: EdgeEnvironment): App {
  const known = apps.get(env);
  if (known) return known;
  const app = createEdgeApp(env, createWorkerLog());
  apps.set(env, app);
  return app;
}

export default {
  fetch: (request: Request, env: EdgeEnvironment): Response | Promise<Response> => appOf(env).fetch(request),
};
