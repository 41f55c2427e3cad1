package org.hwautomation.fleet.firmware;

import java.util.Arrays;
import java.util.List;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.firmware.ComponentKind;
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

  /// The first sequence that fits, completed with the kinds that it does not name.
  public List<ComponentKind> orderFor(Identity identity) {
    var named =
        sequences.stream()
            .filter(s -> s.vendor().matches(identity.vendor()))
            .filter(s -> s.model().matches(identity.model()))
            .findFirst()
            .map(Sequence::order)
            .orElse(List.of());
    var rest = Arrays.stream(ComponentKind.values()).filter(kind -> !named.contains(kind));
    return java.util.stream.Stream.concat(named.stream(), rest).toList();
  }
}
