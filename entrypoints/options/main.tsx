import { startOptions } from '../../src/ui/options/start-options.tsx';

startOptions(document);
