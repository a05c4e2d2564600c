/** Around what is nice to have and loaded later: where it cannot be loaded, the page goes on without it. */
import { Component, type ReactNode, Suspense } from 'react';

interface OptionalProps {
  children: ReactNode;
}

export class Optional extends Component<OptionalProps, { isFailed: boolean }> {
  override state = { isFailed: false };

  static getDerivedStateFromError(): { isFailed: boolean } {
    return { isFailed: true };
  }

  override render(): ReactNode {
    return this.state.isFailed ? null : <Suspense>{this.props.children}</Suspense>;
  }
}
