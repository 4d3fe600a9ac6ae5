import type { ReactNode } from 'react';

/** Drawn here, so that no icon font or package is loaded. Decoration only: the text beside it says what it means. */
function icon(path: ReactNode) {
  return function Icon({ className = 'size-4' }: { className?: string }) {
    return (
      <svg
        viewBox="0 0 24 24"
        className={`${className} shrink-0`}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        {path}
      </svg>
    );
  };
}

export const CheckIcon = icon(<path d="m5 12.5 4.5 4.5L19 7.5" />);
export const CrossIcon = icon(<path d="M6 6l12 12M18 6 6 18" />);
export const PlusIcon = icon(<path d="M12 5v14M5 12h14" />);
export const SendIcon = icon(<path d="M12 19V5m0 0-6 6m6-6 6 6" />);
export const StopIcon = icon(<rect x="7" y="7" width="10" height="10" rx="1.5" fill="currentColor" />);
export const MenuIcon = icon(<path d="M4 7h16M4 12h16M4 17h10" />);
export const CopyIcon = icon(<path d="M9 9h10v10H9zM5 15V5h10" />);
export const RetryIcon = icon(<path d="M4 5v5h5M20 12a8 8 0 1 1-2.6-5.9L4.5 10" />);
export const ChevronIcon = icon(<path d="m9 6 6 6-6 6" />);
export const DotIcon = icon(<circle cx="12" cy="12" r="3.5" />);
export const SkipIcon = icon(<path d="M7 12h10" />);
export const WarningIcon = icon(<path d="M12 4 3 20h18zM12 10v4m0 3v.01" />);
export const DocumentIcon = icon(<path d="M7 3h7l4 4v14H7zM14 3v4h4M10 12h5m-5 4h5" />);
export const TableIcon = icon(<path d="M4 5h16v14H4zM4 10h16M10 10v9" />);
export const SunIcon = icon(
  <>
    <circle cx="12" cy="12" r="4" />
    <path d="M12 3v2m0 14v2M3 12h2m14 0h2M5.6 5.6 7 7m10 10 1.4 1.4m0-12.8L17 7M7 17l-1.4 1.4" />
  </>,
);
export const MoonIcon = icon(<path d="M20 14.5A8 8 0 0 1 9.5 4 8 8 0 1 0 20 14.5Z" />);
export const ScreenIcon = icon(<path d="M4 5h16v11H4zM9 20h6m-3-4v4" />);
export const DownloadIcon = icon(<path d="M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M5 20h14" />);
export const MoreIcon = icon(<path d="M6 12h.01M12 12h.01M18 12h.01" strokeWidth="3" />);
export const PencilIcon = icon(<path d="m5 19 .8-4L16 4.8 19.2 8 9 18.2zM14 7l3 3" />);
export const PinIcon = icon(<path d="M9 4h6l-1 6 3 3H7l3-3zM12 13v7" />);
export const SearchIcon = icon(<path d="M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20" />);
export const TrashIcon = icon(<path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13" />);
export const TeamIcon = icon(
  <path d="M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-6 8a6 6 0 0 1 12 0M16 5.5a3 3 0 0 1 0 5M17.5 13.5A6 6 0 0 1 21 19" />,
);
export const UsageIcon = icon(<path d="M5 20V11m7 9V4m7 16v-6" />);
export const GearIcon = icon(
  <>
    <path d="M4 7h9m5 0h2M4 17h2m5 0h9" />
    <circle cx="15.5" cy="7" r="2.5" />
    <circle cx="8.5" cy="17" r="2.5" />
  </>,
);
export const OutsideIcon = icon(<path d="M13 5h6v6M19 5l-9 9M16 14v5H5V8h5" />);
export const ShareIcon = icon(<path d="M12 15V4m0 0L8 8m4-4 4 4M6 12v8h12v-8" />);
export const ArchiveIcon = icon(<path d="M4 5h16v4H4zM6 9v10h12V9M10 13h4" />);
export const HandIcon = icon(<path d="M5 5h14v14H5zM9 12.2l2.2 2.2L15.5 10" />);
export const FlowIcon = icon(
  <path d="M4 4.5h6v5H4zM14 14.5h6v5h-6zM4 14.5h6v5H4zM7 9.5v5M10 7h4.5a2.5 2.5 0 0 1 2.5 2.5v5" />,
);
export const PlugIcon = icon(<path d="M9 3v5m6-5v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4" />);
export const MemoryIcon = icon(<path d="M6 4h12v16l-6-4-6 4zM9.5 8.5h5" />);
export const BackIcon = icon(<path d="m14 6-6 6 6 6" />);
export const JobsIcon = icon(<path d="M4 6h16v4H4zM4 14h11v4H4zM18.5 13v6m0 0-2-2m2 2 2-2" />);
export const AuditIcon = icon(<path d="M6 3.5h12v17H6zM9 8h6M9 12h6M9 16h3" />);
export const BranchIcon = icon(<path d="M7 4v16M7 15c6 0 10-2 10-7M17 8V4m0 0-2.5 2.5M17 4l2.5 2.5" />);
export const BesideIcon = icon(<path d="M4 5h16v14H4zM13 5v14M16 9h1.5M16 12.5h1.5" />);
