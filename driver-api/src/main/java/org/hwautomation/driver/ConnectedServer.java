package org.hwautomation.driver;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// A server with its gateway open: what it is and what it can do now. Cheap to hold, safe to share
/// between threads; all calls go through the BMC's one gateway. Methods throw `RedfishException`
/// when the BMC does not answer as asked.
public interface ConnectedServer {

  /// The name under which the operator knows this server, for messages.
  String name();

  String driverId();

  /// Which machine this is. Read fresh: an identity that changed under us is the first sign of a
  /// swapped board.
  Identity identify();

  /// All ways to do this, best first; empty when the server cannot.
  <C extends Capability> List<C> ways(Class<C> capability);

  Set<? extends Quirk> quirks();

  /// Within `reading` nothing is asked twice: what several capabilities read of the same resource
  /// is as of the look's beginning. For inventories; not for waiting until something changes.
  default <T> T inOneLook(Supplier<T> reading) {
    return reading.get();
  }

  /// The best way, or nothing.
  default <C extends Capability> Optional<C> can(Class<C> capability) {
    return ways(capability).stream().findFirst();
  }

  /// The best way, where the caller cannot go on without.
  default <C extends Capability> C must(Class<C> capability) {
    return can(capability)
        .orElseThrow(() ->
            new NoSuchElementException(
                name() + " has no " + capability.getSimpleName() + " (driver " + driverId() + ")"));
  }
}
