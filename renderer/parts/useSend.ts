import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Topic } from '../../shared/contract/contract.ts';
import { applyChange } from '../link/changes.ts';
import { newRequestId, useDesk } from '../link/desk.ts';

/** A command of a form. The request id is made once per intention: a retry of the same input is done once, and after an answer
 *  or a change of the input the next one is new. What it touched is read again at once. */
export function useSend<Input, Output>(
  send: (request: string, input: Input) => Promise<Output>,
  topics: Topic[],
  onDone?: (output: Output) => void,
): UseMutationResult<Output, Error, Input> {
  const { query } = useDesk();
  const cache = useQueryClient();
  const intention = useRef({ request: newRequestId(), text: '' });
  return useMutation({
    mutationFn: (input: Input) => {
      const text = JSON.stringify(input);
      if (intention.current.text !== text) intention.current = { request: newRequestId(), text };
      return send(intention.current.request, input);
    },
    onSuccess: async (output) => {
      intention.current = { request: newRequestId(), text: '' };
      onDone?.(output);
      await applyChange(cache, query, { topics });
    },
  });
}
