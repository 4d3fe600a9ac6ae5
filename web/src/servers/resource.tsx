import { useMutation } from '@tanstack/react-query';
import { type FormEvent, lazy, Suspense, useId, useState } from 'react';
import { type McpContent, type McpResource, readResource } from '../api/mcp.ts';
import { Notice } from '../chat/notice.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { Button } from '../ui/button.tsx';
import { download } from '../ui/download.ts';
import { ErrorText } from '../ui/error-text.tsx';
import { DownloadIcon } from '../ui/icons.tsx';
import { JsonView } from '../ui/json-view.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { TextField } from '../ui/text-field.tsx';

const Markdown = lazy(() => import('../chat/markdown.tsx'));

const nothing = () => undefined;

/** A resource that can be read, or a template with the address to fill in. */
export function Resource({ server, resource }: { server: string; resource: McpResource }) {
  const text = useHouseText();
  const id = useId();
  const [address, setAddress] = useState(resource.uri ?? resource.uriTemplate ?? '');
  const isTemplate = resource.uri === undefined;
  const title = resource.title ?? resource.name;
  const read = useMutation({ mutationFn: () => readResource(server, address) });
  function submit(event: FormEvent) {
    event.preventDefault();
    read.mutate();
  }
  return (
    <li className="grid gap-1 px-4 py-3">
      <form onSubmit={submit} className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-56">
          <h3 className="text-sm font-medium">{title}</h3>
          {!isTemplate && <p className="font-mono text-xs wrap-anywhere text-soft">{address}</p>}
        </div>
        {isTemplate && (
          <TextField
            id={id}
            aria-label={text.addressOf(title)}
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            className="max-w-72 font-mono text-xs"
          />
        )}
        <Button type="submit" aria-label={`${text.read}: ${title}`} disabled={read.isPending}>
          {text.read}
        </Button>
      </form>
      {read.isError && (
        <div role="alert">
          <Notice look="danger">
            <ErrorText error={read.error} />
          </Notice>
        </div>
      )}
      {read.isSuccess && (
        <Sheet title={title} onClose={read.reset}>
          <div className="grid gap-4">
            {read.data.map((content) => (
              <Content key={content.uri} content={content} />
            ))}
          </div>
        </Sheet>
      )}
    </li>
  );
}

function Content({ content }: { content: McpContent }) {
  const text = useHouseText();
  const { uri, mimeType = '', text: body } = content;
  const name = uri.replace(/^\w+:\/\//, '').replace(/[^\w.-]+/g, '-') || 'resource';
  return (
    <section className="grid gap-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-mono text-xs wrap-anywhere text-soft">
          {uri} {mimeType !== '' && `· ${mimeType}`}
        </p>
        {body !== undefined && (
          <Button look="quiet" onClick={() => download(name, body, mimeType || 'text/plain')}>
            <DownloadIcon />
            {text.download}
          </Button>
        )}
      </div>
      {body === undefined ? <p className="text-sm text-soft">{text.notText}</p> : <Body content={content} />}
    </section>
  );
}

function Body({ content: { uri, mimeType = '', text: body = '' } }: { content: McpContent }) {
  if (mimeType.includes('markdown')) {
    return (
      <Suspense fallback={null}>
        <Markdown text={body} citations={[]} onCite={nothing} />
      </Suspense>
    );
  }
  return <JsonView label={uri} value={body} />;
}
