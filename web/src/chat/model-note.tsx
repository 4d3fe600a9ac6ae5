import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { getModels } from '../api/client.ts';
import { useText } from '../i18n/text.ts';
import { ScrollBox } from '../ui/scroll-box.tsx';
import { Sheet } from '../ui/sheet.tsx';

/** Which model answers. Offline is said plainly, with the way to a real one. */
export function ModelNote() {
  const text = useText();
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
        {mode === 'local' ? text.modelAnswersHere(names) : text.modelAnswers(names)}
      </p>
    );
  }
  return (
    <>
      <p className="py-1.5 text-center text-xs text-soft">
        {text.modelOffline}{' '}
        <button
          type="button"
          onClick={() => setOpen(true)}
          className="font-medium text-accent underline underline-offset-2"
        >
          {text.connectModel}
        </button>
      </p>
      {isOpen && <ConnectSheet onClose={() => setOpen(false)} />}
    </>
  );
}

function ConnectSheet({ onClose }: { onClose: () => void }) {
  const text = useText();
  return (
    <Sheet title={text.connectModel} onClose={onClose}>
      <ConnectWays />
    </Sheet>
  );
}

/** How to connect a language model: what the offline one can, and the commands for a real one. */
export function ConnectWays() {
  const text = useText();
  return (
    <div className="grid gap-5 text-sm">
      <p>{text.connectHow}</p>
      <Way title={text.connectOpenAi}>
        {'OPENAI_API_KEY=your-key npm start'}
        {'\n# another provider:\nOPENAI_API_KEY=your-key OPENAI_BASE_URL=https://…/v1 npm start'}
      </Way>
      <Way title={text.connectOllama}>{'ollama pull qwen3:8b\nnpm start'}</Way>
      <p className="text-soft">{text.connectKeys}</p>
    </div>
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
