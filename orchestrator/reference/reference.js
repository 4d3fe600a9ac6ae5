// Renders /openapi.json. Text goes into the page as text only, so nothing in a description can become markup.
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];
const MAX_DEPTH = 5;

const response = await fetch('/openapi.json').catch(() => undefined);
if (response?.ok) show(await response.json());
else
  fill('content', [
    element('p', { role: 'alert' }, 'The description could not be loaded. Reload to try again.'),
  ]);

function show(document_) {
  const operations = operationsOf(document_);
  const tags = (document_.tags ?? []).filter((tag) => operations.some((op) => op.tag === tag.name));
  fill('version', [document_.info.version]);
  fill('about', [document_.info.description ?? '']);
  fill(
    'contents',
    tags.flatMap((tag) => contentsOf(tag, operations)),
  );
  fill('content', [
    securityOf(document_),
    ...tags.flatMap((tag) => [
      element('h2', {}, tag.name),
      element('p', {}, tag.description ?? ''),
      ...operations.filter((op) => op.tag === tag.name).map((op) => articleOf(op, document_)),
    ]),
  ]);
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
}

function operationsOf(document_) {
  return Object.entries(document_.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      ...item[method],
      method,
      path,
      tag: item[method].tags?.[0] ?? 'Other',
      id: `${method}${path.replaceAll(/\W+/g, '-')}`,
    })),
  );
}

function contentsOf(tag, operations) {
  const links = operations
    .filter((op) => op.tag === tag.name)
    .map((op) =>
      element('li', {}, element('a', { href: `#${op.id}` }, `${op.method.toUpperCase()} ${op.path}`)),
    );
  return [element('h2', {}, tag.name), element('ul', {}, ...links)];
}

function securityOf(document_) {
  const schemes = Object.entries(document_.components?.securitySchemes ?? {}).map(([name, scheme]) =>
    element('li', {}, element('code', {}, headerOf(scheme) ?? name), ` ${scheme.description ?? ''}`),
  );
  return element(
    'section',
    {},
    element('h2', {}, 'Who is calling'),
    element(
      'p',
      {},
      'Without configured keys the service listens on this machine only and needs no key. Else send one of:',
    ),
    element('ul', { class: 'fields' }, ...schemes),
  );
}

function headerOf(scheme) {
  if (scheme.type === 'http') return 'Authorization: Bearer <key>';
  return scheme.in === 'header' ? `${scheme.name}: <key>` : undefined;
}

function articleOf(op, document_) {
  const body = op.requestBody?.content?.['application/json']?.schema;
  return element(
    'article',
    { id: op.id },
    element('h3', {}, element('span', { class: 'method' }, op.method.toUpperCase()), op.path),
    element('p', { class: 'summary' }, op.summary ?? ''),
    element('p', {}, ...withCode(op.description ?? '')),
    ...parametersOf(op, document_),
    ...(body ? [element('h4', {}, 'Body'), fieldsOf(body, document_, 0)] : []),
    element('h4', {}, 'Example'),
    element('pre', { tabindex: '0' }, element('code', {}, curlOf(op, body, document_))),
    element('h4', {}, 'Answers'),
    ...Object.entries(op.responses ?? {}).map(([status, answer]) => answerOf(status, answer, document_)),
  );
}

/** Text whose `quoted` parts are code. */
function withCode(text) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? element('code', {}, part) : part));
}

function parametersOf(op, document_) {
  const parameters = op.parameters ?? [];
  if (parameters.length === 0) return [];
  const items = parameters.map((parameter) =>
    element(
      'li',
      {},
      element('code', {}, parameter.name),
      element('span', { class: 'type' }, ` ${parameter.in}, ${typeOf(parameter.schema ?? {}, document_)}`),
      element('span', { class: 'text' }, ` ${parameter.description ?? parameter.schema?.description ?? ''}`),
    ),
  );
  return [element('h4', {}, 'Parameters'), element('ul', { class: 'fields' }, ...items)];
}

function answerOf(status, answer, document_) {
  const [type, media] = Object.entries(answer.content ?? {})[0] ?? [];
  const title = [element('strong', {}, status), ` ${answer.description ?? ''}`];
  if (!media?.schema) return element('p', {}, ...title);
  const types = Object.keys(answer.content).join(', ');
  return element(
    'details',
    {},
    element('summary', {}, ...title),
    element('p', { class: 'text' }, types || type),
    fieldsOf(media.schema, document_, 0),
  );
}

/** The properties of a schema as a list, nested ones inside. */
function fieldsOf(schema, document_, depth) {
  const real = resolve(schema, document_);
  const variants = real.oneOf ?? real.anyOf;
  if (variants)
    return element('ul', { class: 'fields' }, ...variants.map((v) => variantOf(v, document_, depth)));
  if (real.type === 'array' && real.items) return fieldsOf(real.items, document_, depth);
  const properties = Object.entries(real.properties ?? {});
  if (properties.length === 0 || depth > MAX_DEPTH)
    return element('p', { class: 'text' }, typeOf(schema, document_));
  const required = new Set(real.required ?? []);
  return element(
    'ul',
    { class: 'fields' },
    ...properties.map(([name, property]) =>
      fieldOf({ name, property, required: required.has(name) }, document_, depth),
    ),
  );
}

function variantOf(schema, document_, depth) {
  const real = resolve(schema, document_);
  const name = real.properties?.type?.const ?? real.properties?.type?.enum?.[0] ?? typeOf(schema, document_);
  if (!real.properties) return element('li', {}, String(name));
  return element(
    'li',
    {},
    element('details', {}, element('summary', {}, String(name)), fieldsOf(real, document_, depth + 1)),
  );
}

function fieldOf({ name, property, required }, document_, depth) {
  const real = resolve(property, document_);
  const title = [
    element('code', {}, name),
    element('span', { class: 'type' }, ` ${typeOf(property, document_)}${required ? '' : ', optional'}`),
    element('span', { class: 'text' }, ` ${real.description ?? ''}`),
  ];
  const inner = real.type === 'array' ? resolve(real.items ?? {}, document_) : real;
  const isDeep = (inner.properties || inner.oneOf) && depth < MAX_DEPTH;
  if (!isDeep) return element('li', {}, ...title);
  return element(
    'li',
    {},
    element('details', {}, element('summary', {}, ...title), fieldsOf(inner, document_, depth + 1)),
  );
}

function typeOf(schema, document_) {
  const real = resolve(schema, document_);
  if (real.const !== undefined) return JSON.stringify(real.const);
  if (real.enum) return real.enum.map((value) => JSON.stringify(value)).join(' | ');
  const variants = real.oneOf ?? real.anyOf;
  if (variants) return variants.map((v) => typeOf(v, document_)).join(' | ');
  if (real.type === 'array') return `list of ${typeOf(real.items ?? {}, document_)}`;
  const type = Array.isArray(real.type) ? real.type.join(' | ') : (real.type ?? 'any value');
  return real.format ? `${type} (${real.format})` : type;
}

function curlOf(op, body, document_) {
  const address = `${location.origin}${op.path.replaceAll(/\{(\w+)\}/g, '$RUN_ID')}`;
  const lines = [`curl ${op.method === 'get' ? '' : `-X ${op.method.toUpperCase()} `}${address}`];
  if (body)
    lines.push("-H 'Content-Type: application/json'", `-d '${JSON.stringify(exampleOf(body, document_))}'`);
  if (op.path.endsWith('/events')) lines.push('-N');
  return lines.join(' \\\n  ');
}

/** The required fields of a schema, each with its example. */
function exampleOf(schema, document_) {
  const real = resolve(schema, document_);
  if (real.example !== undefined) return real.example;
  const required = (real.required ?? []).map((name) => [name, exampleOf(real.properties[name], document_)]);
  return real.properties ? Object.fromEntries(required) : '…';
}

function resolve(schema, document_) {
  const reference = schema.$ref ?? schema.allOf?.find((part) => part.$ref)?.$ref;
  if (!reference) return schema;
  const target =
    reference
      .split('/')
      .slice(1)
      .reduce((at, key) => at?.[key], document_) ?? {};
  return { ...target, ...(schema.description ? { description: schema.description } : {}) };
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function fill(id, children) {
  document.getElementById(id)?.replaceChildren(...children);
}
