import { ApprovalsBadge } from '../approvals/badge.tsx';
import { useText } from '../i18n/text.ts';
import { openPalette } from '../palette/use-palette.ts';
import { HOUSE, type HousePage, linkTo, type Place } from '../state/location.ts';
import { Button } from '../ui/button.tsx';
import {
  AuditIcon,
  FlowIcon,
  GearIcon,
  HandIcon,
  JobsIcon,
  MemoryIcon,
  PlugIcon,
  PlusIcon,
  SearchIcon,
  TeamIcon,
  UsageIcon,
} from '../ui/icons.tsx';
import { ThemeButton } from './theme-button.tsx';
import { ThreadList } from './thread-list.tsx';

interface SidebarProps {
  place: Place;
  onNavigate: () => void;
}

/** The name, the way to a new question, the threads, the house. The same beside the page and in the phone’s drawer. */
export function Sidebar({ place, onNavigate }: SidebarProps) {
  const text = useText();
  return (
    <div className="flex h-full flex-col gap-3 p-3">
      <div className="flex items-center gap-2 px-2 pt-1">
        <img src="/icon.svg" alt="" className="size-6" />
        <span className="flex-1 text-lg font-semibold tracking-tight">Parley</span>
        <Button
          look="quiet"
          square
          aria-label={text.palette.title}
          aria-keyshortcuts="Control+K Meta+K"
          title={`${text.palette.title} (Ctrl+K)`}
          onClick={openPalette}
        >
          <SearchIcon />
        </Button>
        <ThemeButton />
      </div>
      <a
        {...linkTo({}, onNavigate)}
        className="flex min-h-9 items-center gap-2 rounded-lg border border-line bg-panel px-3 text-sm font-medium hover:bg-raised"
      >
        <PlusIcon />
        {text.newQuestion}
      </a>
      <nav aria-label={text.conversations} className="-mx-1 flex min-h-0 flex-1 flex-col px-1">
        <ThreadList runId={place.runId} onOpen={onNavigate} />
      </nav>
      <nav aria-label={text.team} className="border-t border-line pt-2">
        <ul className="grid">
          {HOUSE.map((house) => (
            <HouseLink key={house} house={house} place={place} onNavigate={onNavigate} />
          ))}
        </ul>
      </nav>
    </div>
  );
}

const ICONS = {
  approvals: HandIcon,
  workflows: FlowIcon,
  jobs: JobsIcon,
  agents: TeamIcon,
  servers: PlugIcon,
  memory: MemoryIcon,
  usage: UsageIcon,
  audit: AuditIcon,
  settings: GearIcon,
} as const satisfies Record<HousePage, unknown>;

function HouseLink({ house, place, onNavigate }: SidebarProps & { house: HousePage }) {
  const text = useText();
  const isCurrent = place.house === house;
  const Icon = ICONS[house];
  return (
    <li>
      <a
        {...linkTo({ house }, onNavigate)}
        aria-current={isCurrent ? 'page' : undefined}
        className={`flex min-h-8 items-center gap-2.5 rounded-lg px-3 text-sm ${isCurrent ? 'bg-raised font-medium' : 'text-soft hover:bg-raised hover:text-ink'}`}
      >
        <Icon />
        {text[house]}
        {house === 'approvals' && <ApprovalsBadge />}
      </a>
    </li>
  );
}
