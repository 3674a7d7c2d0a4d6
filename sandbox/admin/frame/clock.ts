// The sandbox's clock in the navigation: shows the shop's time and moves it forward.
import { element } from './element';

const shown = element('.clock-time');
const format = new Intl.DateTimeFormat('en-GB', {
  timeZone: shown.dataset.timeZone,
  dateStyle: 'medium',
  timeStyle: 'short',
});
const lookEveryMs = 15_000;

export function startClock(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('.clock [data-seconds]')) {
    button.addEventListener('click', () => void advance(button));
  }
  setInterval(() => void look(), lookEveryMs);
}

async function look(): Promise<void> {
  const answer = await fetch('/clock').catch(() => null);
  if (answer?.ok) await show(answer);
}

async function advance(button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  const answer = await fetch('/clock', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance: Number(button.dataset.seconds) }),
  }).catch(() => null);
  if (answer?.ok) await show(answer);
  button.disabled = false;
}

async function show(answer: Response): Promise<void> {
  const { now } = (await answer.json()) as { now: string };
  shown.textContent = format.format(new Date(now));
}
