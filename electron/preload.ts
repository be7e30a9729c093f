// Runs sandboxed between page and main process. It exposes nothing: it forwards one port, once per loaded page,
// and what the page tells the tray.
import { ipcRenderer } from 'electron';
import { connectMessage, isPageTelling, portMessage, shellMessage } from './channel.ts';

window.addEventListener('message', function ask(event: MessageEvent) {
  if (event.source !== window || event.data !== connectMessage) return;
  window.removeEventListener('message', ask);
  ipcRenderer.once(portMessage, ({ ports }) => {
    window.postMessage(portMessage, window.location.origin, ports);
  });
  ipcRenderer.send(connectMessage);
});

window.addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
  if (source === window && isPageTelling(data)) ipcRenderer.send(shellMessage, data);
});
