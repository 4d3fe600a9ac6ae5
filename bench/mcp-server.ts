// The bench's tools over stdio, as a process of their own.
import { serveMcpStdio } from '@parley/mcp-servers/stdio';
import { bareDeps } from '@parley/mcp-servers/testing/harness';
import { silentLogger } from '@parley/platform/logger';
import { benchServer } from './mcp-tools.ts';

await serveMcpStdio(benchServer, bareDeps(silentLogger()));
