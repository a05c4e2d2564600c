import { Navigate } from 'react-router';

/** `/settings` itself leads to the first of its pages. */
export function Component() {
  return <Navigate to="/settings/keys" replace />;
}
