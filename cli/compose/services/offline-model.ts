import { createOfflineModelService } from '@parley/models/offline/server';
import type { PartFactory } from './part.ts';

export const services: PartFactory = async (foundation) => [createOfflineModelService(foundation)];
