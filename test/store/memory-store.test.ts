import { delayed } from '../../engine/store/delayed.ts';
import { createMemoryStore } from '../../engine/store/memory/memory-store.ts';
import { storeSuite } from './store-suite.ts';

storeSuite({ name: 'memory store', open: async () => createMemoryStore() });
storeSuite({
  name: 'store that answers later',
  open: async () => delayed(createMemoryStore()),
});
