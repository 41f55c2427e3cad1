package org.hwautomation.fleet.firmware;

import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.InstallWave;
import org.hwautomation.fleet.devicetype.Glob;

/// The order of component kinds that operators want, where it differs from the driver's own
/// (`update_sequences.yaml`).
public record UpdateSequences(List<Sequence> sequences) {
  public UpdateSequences {
    sequences = List.copyOf(sequences);
  }

  public record Sequence(Glob vendor, Glob model, List<ComponentKind> order) {
    public Sequence {
      order = List.copyOf(order);
    }
  }

  /// Puts the driver's waves, and the targets in each, into the order of the first sequence that
  /// fits; kinds that it does not name come after. What is activated together stays together.
  public List<InstallWave> arrange(Identity identity, List<InstallWave> waves) {
    return sequences.stream()
        .filter(s -> s.vendor().matches(identity.vendor()))
        .filter(s -> s.model().matches(identity.model()))
        .findFirst()
        .map(sequence -> arrange(sequence.order(), waves))
        .orElse(waves);
  }

  private static List<InstallWave> arrange(List<ComponentKind> order, List<InstallWave> waves) {
    ToIntFunction<FirmwareTarget> rank =
        target -> order.contains(target.kind()) ? order.indexOf(target.kind()) : order.size();
    return waves.stream()
        .map(wave ->
            new InstallWave(
                wave.targets().stream().sorted(Comparator.comparingInt(rank)).toList(),
                wave.activation(),
                wave.reason() + "; in the order of update_sequences.yaml"))
        .sorted(
            Comparator.comparingInt(
                wave -> wave.targets().stream().mapToInt(rank).min().orElse(order.size())))
        .toList();
  }
}
