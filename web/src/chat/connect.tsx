import { ModelTest } from '../house/model-test.tsx';
import { useHouseText } from '../i18n/house/text.ts';
import { useText } from '../i18n/text.ts';
import { CodeBox } from '../ui/code-box.tsx';
import { Sheet } from '../ui/sheet.tsx';

/** The way to a language model, from wherever the page says that the offline one answers. */
export default function ConnectSheet({ onClose }: { onClose: () => void }) {
  const text = useText();
  const house = useHouseText();
  return (
    <Sheet title={text.connectModel} onClose={onClose}>
      <div className="grid gap-5">
        <ConnectWays />
        <section className="grid gap-2 border-t border-line pt-5">
          <h3 className="text-sm font-medium">{house.whichAnswers}</h3>
          <ModelTest />
        </section>
      </div>
    </Sheet>
  );
}

const OPENAI = 'OPENAI_API_KEY=your-key npm start';
const OTHER = 'OPENAI_BASE_URL=https://…/v1 \\\nOPENAI_API_KEY=your-key npm start';
const OLLAMA = 'ollama pull qwen3:8b\nnpm start';

/** How to connect a language model: what the offline one can, and the commands for a real one. */
export function ConnectWays() {
  const { connect } = useHouseText();
  return (
    <div className="grid gap-5 text-sm">
      <p>{connect.how}</p>
      <Way title={connect.openAi} command={OPENAI} />
      <Way title={connect.other} command={OTHER} />
      <Way title={connect.ollama} command={OLLAMA} />
      <p className="text-soft">{connect.keys}</p>
    </div>
  );
}

function Way({ title, command }: { title: string; command: string }) {
  return (
    <section>
      <h3 className="mb-1 font-medium">{title}</h3>
      <CodeBox label={title} text={command}>
        <code className="font-mono text-xs">{command}</code>
      </CodeBox>
    </section>
  );
}
