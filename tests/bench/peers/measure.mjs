import { readFileSync, writeFileSync } from 'node:fs';

const peakMb = () => Number(/VmHWM:\s+(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;

/// Runs `work`, which returns what it counted, and prints that with its cost as one line of JSON.
export async function measured(work) {
  try {
    writeFileSync('/proc/self/clear_refs', '5'); // The peak of loading the packages is not the work's.
  } catch {
    // Then it is, by a little.
  }
  const idle = peakMb();
  const cpu = process.cpuUsage();
  const begun = performance.now();
  const counted = await work();
  const used = process.cpuUsage(cpu);
  console.log(JSON.stringify({
    ...counted, seconds: (performance.now() - begun) / 1000, cpu_seconds: (used.user + used.system) / 1e6,
    idle_mb: idle, peak_mb: peakMb(),
  }));
}
