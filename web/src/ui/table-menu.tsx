import { useText } from '../i18n/text.ts';
import { fileNameOf } from '../run/export.ts';
import { type Table, toCsv, toMarkdown } from '../run/table-text.ts';
import { download } from './download.ts';
import { CheckIcon, CopyIcon, DownloadIcon } from './icons.tsx';
import { Menu, MenuItem } from './menu.tsx';
import { useCopy } from './use-copy.ts';

interface TableMenuProps {
  title: string;
  /** The table at the moment of asking. */
  table: () => Table;
}

/** Takes a table along: as Markdown or CSV, into the clipboard or a file. */
export function TableMenu({ title, table }: TableMenuProps) {
  const text = useText();
  const [isCopied, copy] = useCopy();
  return (
    <Menu
      label={isCopied ? text.copied : `${text.copy}: ${title}`}
      button={isCopied ? <CheckIcon /> : <CopyIcon />}
      buttonProps={{ square: true }}
    >
      <MenuItem onSelect={() => copy(toMarkdown(table()))}>
        <CopyIcon />
        {text.copyMarkdown}
      </MenuItem>
      <MenuItem onSelect={() => copy(toCsv(table()))}>
        <CopyIcon />
        {text.copyCsv}
      </MenuItem>
      <MenuItem onSelect={() => download(fileNameOf(title, 'csv'), toCsv(table()), 'text/csv')}>
        <DownloadIcon />
        {text.downloadCsv}
      </MenuItem>
    </Menu>
  );
}
