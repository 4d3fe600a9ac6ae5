import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getModels } from '../api/client.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { Sheet } from '../ui/sheet.tsx';

/** Which model answers. Offline is said plainly, with the way to a real one. */
export function ModelNote() {
  const models = useQuery({
    queryKey: ['models'],
    queryFn: ({ signal }) => getModels(signal),
    staleTime: 60_000,
  });
  const [isOpen, setOpen] = useState(false);
  if (models.data === undefined) return <p className="h-8" />;
  const { mode, small, large } = models.data;
  if (mode !== 'offline') {
    const names = [...new Set([small, large])].join(', ');
    return (
      <p className="py-1.5 text-center text-xs text-soft">
        Answered by {names}
        {mode === 'local' && ' on this machine'}. Check what matters against the sources.
      </p>
    );
  }
  return (
    <>
      <p className="py-1.5 text-center text-xs text-soft">
        The offline model answers: rules, no language model.{' '}
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="font-medium text-accent underline underline-offset-2"
        >
          Connect a language model
        </button>
      </p>
      {isOpen && <ConnectSheet onClose={() => setOpen(false)} />}
    </>
  );
}

function ConnectSheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title="Connect a language model" onClose={onClose}>
      <div className="grid gap-5 text-sm">
        <p>
          Parley answers now with its offline model: a rule-based planner and writer. It finds and computes
          for real, but understands only plainly put questions. A language model understands more and writes
          better.
        </p>
        <Way title="OpenAI, or any service that speaks its protocol">
          {'OPENAI_API_KEY=your-key npm start'}
          {'\n# another provider:\nOPENAI_API_KEY=your-key OPENAI_BASE_URL=https://…/v1 npm start'}
        </Way>
        <Way title="Ollama on this machine: found by itself">{'ollama pull qwen3:8b\nnpm start'}</Way>
        <p className="text-soft">
          Keys stay in the service’s environment; this page never sees them. Reload after the start.
        </p>
      </div>
    </Sheet>
  );
}

function Way({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3 className="mb-1 font-medium">{title}</h3>
      <ScrollBox label={title} className="bg-raised">
        <pre className="p-3 font-mono text-xs">{children}</pre>
      </ScrollBox>
    </section>
  );
}
