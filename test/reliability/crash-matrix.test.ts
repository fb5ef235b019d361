import { resources } from '../../provider/resources/index.js';
import { pointsOf, roundsOf } from './points.js';
import { seed } from './scale.js';
import { playRound } from './terraform-round.js';

/** One of each way in which an object is written. A separate script runs the whole matrix. */
const sampled = [
  'managedDeviceCleanupRule',
  'deviceEnrollmentLimit',
  'deviceEnrollmentLimitOrder',
  'defaultDeviceEnrollmentLimit',
  'deviceCategory',
  'depOnboardingSetting',
  'enrollmentNotification',
  'termsAndConditions',
  'corporateIdentifiers',
  'roleScopeTag',
];

// Processes are found by what /proc tells.
const onLinux = process.platform === 'linux' ? describe : describe.skip;

onLinux('a sample of the crash matrix', () => {
  test('real Terraform ends as declared after a kill in each stage', async () => {
    const definitions = resources.filter(({ name }) => sampled.includes(name));
    const straight = await playRound(definitions, []);
    const [points = []] = roundsOf(pointsOf(straight), seed);

    const ends = await playRound(definitions, points);

    const pictures = ends.map(({ stage, faults, picture }) => ({ stage, faults, picture }));
    const wanted = straight.map(({ stage, picture }) => ({ stage, faults: [], picture }));
    expect({ seed, points, pictures }).toEqual({ seed, points, pictures: wanted });
    // Two rounds of four runs and as many plans, each of several processes.
  }, 420_000);
});
