import type { Page } from 'playwright-core';
import { WebSocket } from 'ws';
import { NCALAYER_URL } from '../../src/client/ncalayer.ts';
import type { NcaLayerStage } from './ncalayer.ts';

/**
 * Lets a page in Chromium find NCALayer at the port that it always has, though it stands at a port of its own in
 * tests.
 *
 * @param running whether the person has started it; until then the page finds at that port what the machine has
 */
export async function bringNcaLayer(page: Page, layer: NcaLayerStage, running = () => true): Promise<void> {
  await page.routeWebSocket(NCALAYER_URL, (socket) => {
    if (!running()) {
      socket.connectToServer();
      return;
    }
    const program = new WebSocket(layer.url, { ca: layer.rootPem });
    const open = new Promise((done) => program.once('open', done));
    program.on('message', (data) => socket.send(String(data)));
    program.on('close', () => void socket.close());
    socket.onMessage((message) => void open.then(() => program.send(message)));
    socket.onClose(() => program.close());
  });
}
