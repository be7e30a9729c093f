// The sign beside the clock: what is unread, and the way back to the window.
import { app, nativeImage, Tray } from 'electron';

export type UnreadSign = { tell: (unread: { count: number; hint: string }) => void };

export function createTray(icon: string, title: string, onOpen: () => void): UnreadSign {
  const tray = new Tray(nativeImage.createFromPath(icon).resize({ width: 16, height: 16 }));
  tray.setToolTip(title);
  tray.on('click', onOpen);
  return {
    tell: ({ count, hint }) => {
      tray.setToolTip(hint.slice(0, longestHint));
      app.setBadgeCount(Math.max(0, Math.trunc(count)));
    },
  };
}

/** Windows cuts what is longer. */
const longestHint = 120;
