package org.hwautomation.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Figures of a bulk change beside the floor that the processors of this machine set for both
/// sides, the simulated BMCs' TLS included.
///
/// @param faulty BMCs that were given a fault
/// @param accepted until all servers were in the database as an order
/// @param cpu used by us, without PostgreSQL
/// @param simulatorCpu used by the BMCs in the same time
/// @param databaseGrowth bytes
record BulkFigures(
    int servers,
    int faulty,
    Duration accepted,
    Duration wall,
    Duration cpu,
    Duration simulatorCpu,
    long peakHeap,
    long databaseGrowth) {

  List<String> lines(BulkTruth truth) {
    int processors = Runtime.getRuntime().availableProcessors();
    var busy = cpu.plus(simulatorCpu).dividedBy(processors);
    var lines = new ArrayList<String>();
    lines.add(
        line(
            "%d servers, %d with a fault: %d verified, %d had it already, %d ended with a reason",
            servers,
            faulty,
            truth.verified(),
            truth.alreadySo(),
            truth.reasons().values().stream().mapToInt(Integer::intValue).sum()));
    truth.reasons().forEach((reason, count) -> lines.add(line("  %4d  %s", count, reason)));
    lines.add(line("accepted in         %.2f s", seconds(accepted)));
    lines.add(line("wall time           %.1f s", seconds(wall)));
    lines.add(
        line(
            "processor floor     %.1f s (%d processors, of which the simulator took %.1f s), wall is"
                + " %.2f times that",
            seconds(busy),
            processors,
            seconds(simulatorCpu),
            seconds(wall) / Math.max(0.001, seconds(busy))));
    lines.add(
        line(
            "requests            %.1f a server, %d in all",
            truth.requests() / (double) servers, truth.requests()));
    lines.add(line("our CPU             %.1f ms a server", cpu.toMillis() / (double) servers));
    lines.add(line("peak heap           %d MiB", peakHeap >> 20));
    lines.add(
        line(
            "database            %.1f KiB a server, %d MiB in all",
            databaseGrowth / 1024.0 / servers, databaseGrowth >> 20));
    lines.add(
        truth.lies().isEmpty()
            ? "The machines agree with every claim, and restarted as planned."
            : truth.lies().size() + " claims are not true:");
    return lines;
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
