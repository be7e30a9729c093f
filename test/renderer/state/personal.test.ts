import { create } from 'zustand';
import { describe, expect, it } from 'vitest';
import { handOver, keepPersonal } from '../../../renderer/state/personal.ts';

type Typed = { words: string };

describe('typed words', () => {
  it('stay with their person while people change at one PC', () => {
    const store = create<Typed>(() => ({ words: '' }));
    keepPersonal(store);
    handOver('wang');
    store.setState({ words: '王敏写到一半' });
    handOver(null);
    expect(store.getState().words).toBe('');
    handOver('li');
    expect(store.getState().words).toBe('');
    store.setState({ words: '李强写到一半' });
    handOver('wang');
    expect(store.getState().words).toBe('王敏写到一半');
    handOver('li');
    expect(store.getState().words).toBe('李强写到一半');
    handOver('li');
    expect(store.getState().words).toBe('李强写到一半');
    handOver(null);
    handOver('zhao');
    expect(store.getState().words).toBe('');
  });
});
