/** Where the console starts. */
import './app/mantine-styles';
import './app/theme.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/app';
import { startI18n } from './i18n/i18n';

function main(): void {
  startI18n();
  const root = document.getElementById('root');
  if (!root) throw new Error('index.html has no element "root".');
  createRoot(root).render(<App />);
}

main();
