package org.hwautomation.bench;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Figures of one sweep beside its two floors: what the network's latency takes, and what the
/// processors of this machine take for both sides, the simulated BMCs' TLS included.
///
/// @param latency of one answer
/// @param rounds one after the other, when fewer servers are read at once than there are
/// @param cpu used by us
/// @param simulatorCpu used by the BMCs in the same time
record SweepFigures(
    List<ReadingOfOne> readings,
    Duration latency,
    int rounds,
    Duration wall,
    Duration cpu,
    Duration simulatorCpu) {

  List<String> lines() {
    if (readings.isEmpty()) return List.of("nothing could be read");
    var requests = readings.stream().map(ReadingOfOne::requests).sorted().toList();
    int chain = longestChain();
    var floor = latency.multipliedBy((long) chain * rounds);
    var processors = Runtime.getRuntime().availableProcessors();
    var busy = cpu.plus(simulatorCpu).dividedBy(processors);
    var heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    return List.of(
        line(
            "requests a server   median %d, most %d, in all %d",
            requests.get(requests.size() / 2),
            requests.getLast(),
            requests.stream().mapToInt(Integer::intValue).sum()),
        line("wall time           %.2f s", seconds(wall)),
        line(
            "latency floor       %.2f s (%d dependent requests, %d rounds), wall is %.2f times that",
            seconds(floor), chain, rounds, seconds(wall) / seconds(floor)),
        line(
            "processor floor     %.2f s (%d processors, of which the simulator took %.2f s), wall is"
                + " %.2f times that",
            seconds(busy), processors, seconds(simulatorCpu), seconds(wall) / seconds(busy)),
        line(
            "our CPU             %.2f s, %.1f ms a server",
            seconds(cpu), cpu.toMillis() / (double) readings.size()),
        line("heap in use         %d MiB", heap >> 20));
  }

  /// Per profile the shortest that any server had, since load only makes requests overlap less; of
  /// those the longest.
  private int longestChain() {
    return readings.stream()
        .collect(
            Collectors.groupingBy(
                ReadingOfOne::profile,
                Collectors.minBy(Comparator.comparingInt(ReadingOfOne::chain))))
        .values()
        .stream()
        .flatMap(shortest -> shortest.stream())
        .mapToInt(ReadingOfOne::chain)
        .max()
        .orElse(0);
  }

  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
