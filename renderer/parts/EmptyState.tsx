import type { ReactNode } from 'react';
import './emptyState.css';

/** An empty place says what will stand there and offers the first step. */
export function EmptyState({ title, hint, action }: { title: string; hint?: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <p className="empty-title">{title}</p>
      {hint === undefined ? null : <p className="empty-hint">{hint}</p>}
      {action}
    </div>
  );
}
