// Runs sandboxed between page and main process. It exposes nothing: it forwards one port, once per loaded page.
import { ipcRenderer } from 'electron';
import { connectMessage, portMessage } from './channel.ts';

window.addEventListener('message', function ask(event: MessageEvent) {
  if (event.source !== window || event.data !== connectMessage) return;
  window.removeEventListener('message', ask);
  ipcRenderer.once(portMessage, ({ ports }) => {
    window.postMessage(portMessage, window.location.origin, ports);
  });
  ipcRenderer.send(connectMessage);
});
