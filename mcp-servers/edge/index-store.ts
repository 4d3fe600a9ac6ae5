import { ParleyError } from '@parley/platform/errors';
import type { KvNamespace } from './environment.ts';
import {
  buildIndex,
  type EdgeDocument,
  openIndex,
  type SearchIndex,
  type StoredIndex,
  searchIndex,
} from './search-index.ts';

const KEY = 'index';
/** How long a location may answer from its own copy; KV itself needs about as long to tell the world. */
const CACHE_SECONDS = 60;

export interface IndexStore {
  /** Throws `not_found` while nobody has put an index. */
  current(): Promise<SearchIndex>;
  replace(documents: EdgeDocument[]): Promise<StoredIndex>;
}

/** The index in KV, opened once for each isolate as long as it stays the same. */
export function createIndexStore(kv: KvNamespace): IndexStore {
  let open: { text: string; index: SearchIndex } | undefined;
  return {
    async current() {
      const text = await kv.get(KEY, { type: 'text', cacheTtl: CACHE_SECONDS });
      if (text === null) throw empty();
      if (open?.text !== text) open = { text, index: openIndex(parse(text)) };
      return open.index;
    },
    async replace(documents) {
      const index = buildIndex(documents, new Date().toISOString());
      await kv.put(KEY, JSON.stringify(index));
      return index;
    },
  };
}

function parse(text: string): StoredIndex {
  try {
    return searchIndex.parse(JSON.parse(text));
  } catch (cause) {
    throw new ParleyError('unavailable', 'The index can not be read. Put it again.', { cause });
  }
}

function empty(): ParleyError {
  return new ParleyError('not_found', 'There is nothing to search in yet.', {
    hint: 'Whoever runs this Worker fills the index with PUT /index.',
  });
}
