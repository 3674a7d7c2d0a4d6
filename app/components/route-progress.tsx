// The admin's own loading line while the next page is on its way; the page that stands stays as it is.
import { useNavigation } from '@remix-run/react';
import { useLoadingLine } from './ui/loading-line';

export function RouteProgress() {
  const navigation = useNavigation();
  useLoadingLine(navigation.state !== 'idle');
  return null;
}
