import { asProblem } from '#web/api/problem.ts';
import { send } from '#web/api/send.ts';
import { toast } from '#web/ui/toast.tsx';

/** Fetches a signed file (from what was saved, when there is no network) and hands it to the browser to keep. */
export async function savePdf(url: string, name: string): Promise<void> {
  try {
    const answer = await send(new Request(new URL(url, location.origin)));
    const address = URL.createObjectURL(await answer.blob());
    const link = document.createElement('a');
    link.href = address;
    link.download = `${name}.pdf`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (error) {
    toast.error(asProblem(error).title);
  }
}
