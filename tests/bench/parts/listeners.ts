import { floorBefore, measureForwarding } from '../forwarding.ts';
import { printForwarding, withGenerator } from '../forwarding-report.ts';

const LISTENERS = 100;
const ROUNDS = 2;

/** What it costs when many listen to the floor, with bare mediasoup beside it. */
export async function listeners(): Promise<void> {
  await withGenerator(async (generator) => {
    for (const feedback of [false, true]) {
      console.log(
        `\n${LISTENERS} persons listen on one core's worker: the floor's voice and picture at full size, ${feedback ? 'with transport-cc feedback' : 'without feedback'}; goal: nothing lost`,
      );
      const load = floorBefore(LISTENERS, feedback);
      printForwarding(await measureForwarding(generator, load, ROUNDS), generator);
    }
  });
}
