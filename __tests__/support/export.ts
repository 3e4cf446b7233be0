import { join } from 'node:path';
import type { EnvironmentInput } from '../../lib/config/environment-input';
import type { ExportOptions, ExportSource } from '../../lib/export/export-stacks';
import { synthesizeToJson } from '../../lib/testing';
import { TODAY } from './environment';

/** An export that keeps everything as it is, as HCL. */
export const keepingOptions = (project: string): ExportOptions => ({
  to: '/exported',
  format: 'hcl',
  backend: 'keep',
  handOver: 'keep',
  project,
  machineFolders: [],
  command: 'x',
});

/** The stacks of an environment, as an export reads them. */
export const exportSources = (input: EnvironmentInput): readonly ExportSource[] =>
  Object.entries(synthesizeToJson(input, { today: TODAY })).map(([name, json]) => ({
    name,
    json,
    directory: join('/synthesized', name),
    files: new Map(),
    dependencies: [],
    origin: 'x',
    settings: new Map(),
  }));
