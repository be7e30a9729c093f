import './theme/tokens.css';
import './theme/base.css';
import './theme/links.css';
import './theme/fields.css';
import './frame/rail.css';
import './frame/head.css';
import './frame/floating.css';
import './frame/reminders.css';
import './frame/frame.css';
import 'dayjs/locale/zh-cn.js';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { httpLink, takeHostToken, unlocking } from './link/httpLink.ts';
import { askForPort, isDesktopWindow, portLink } from './link/portLink.ts';

// The one place that knows which host is around the page.
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no place for the page');

if (isDesktopWindow()) {
  const link = portLink(await askForPort());
  createRoot(root).render(
    <StrictMode>
      <App link={link} unlocking={null} />
    </StrictMode>,
  );
} else {
  const token = takeHostToken();
  createRoot(root).render(
    <StrictMode>
      <App link={httpLink(token)} unlocking={unlocking(token)} />
    </StrictMode>,
  );
}
