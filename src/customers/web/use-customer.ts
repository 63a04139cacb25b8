/** One customer's file on screen: fetched once, then kept by what the server tells. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useLive } from '#web/ui/server/live.ts';
import { Customer } from '../contract.ts';
import { readCustomer } from './api.ts';

const fileKey = (id: string) => ['customer', id] as const;

export function useCustomer(id: string) {
  const cache = useQueryClient();
  useLive('customer', (events) => {
    for (const event of events) {
      const file = Customer.parse(event.data);
      if (cache.getQueryData(fileKey(file.id)) === undefined) continue;
      cache.setQueryData(fileKey(file.id), file);
      // What a merge or a new number brings along stands in lists of their own.
      void cache.invalidateQueries({ queryKey: ['customer', file.id], predicate: (query) => query.queryKey.length > 2 });
    }
  });
  return useQuery({ queryKey: fileKey(id), queryFn: () => readCustomer(id) });
}

/** Puts the server's answer on screen at once and has the rest of the file fetched again. */
export function useKeepFile(): (file: Customer) => void {
  const cache = useQueryClient();
  return useCallback((file) => {
    cache.setQueryData(fileKey(file.id), file);
    void cache.invalidateQueries({ queryKey: ['customers'] });
    void cache.invalidateQueries({ queryKey: ['customer', file.id], predicate: (query) => query.queryKey.length > 2 });
  }, [cache]);
}
