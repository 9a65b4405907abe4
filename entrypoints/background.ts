import { defineBackground } from 'wxt/utils/define-background';
import { startWorker } from '../src/clip/worker.ts';

export default defineBackground(() => startWorker(new AbortController().signal));
