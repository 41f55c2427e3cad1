package org.hwautomation.simulator.machine;

import java.util.Optional;
import java.util.Set;
import org.hwautomation.simulator.exchange.Request;
import org.hwautomation.simulator.exchange.Response;

/// One thing that a BMC does. A machine asks its behaviours in order and the first answer counts;
/// the plain DMTF ones come last. One instance belongs to one machine and may keep that machine's
/// state in fields; everything is called under the machine's lock and inside its virtual time.
///
/// Find URIs in the tree (in [#onStart]) instead of assuming them: the same behaviour runs over
/// recordings. Plan what comes later with `machine.clock().after(…)`.
public interface Behaviour {

  /// Once, before the first request: look for the resources this is about.
  default void onStart(Machine machine) {}

  /// Answers a request that passed authentication, or leaves it to the next behaviour.
  default Optional<Response> handle(Request request, Machine machine) {
    return Optional.empty();
  }

  /// The methods that this behaviour offers at a path, for `Allow` and 405; empty when it is not
  /// about that path.
  default Set<String> methods(String path, Machine machine) {
    return Set.of();
  }

  /// The methods that another behaviour offers at a path and this BMC does not take: they are
  /// answered with 405 and are not in `Allow`.
  default Set<String> withheld(String path, Machine machine) {
    return Set.of();
  }

  /// Whether a path may be asked for without logging in, beyond what the standard opens.
  default boolean isPublic(Request request, Machine machine) {
    return false;
  }

  /// The host begins POST: after power-on (`COLD_START`) or a reset while running (`WARM_RESET`).
  default void onHostReset(Machine machine, HostStart start) {}

  /// POST passes from one state to the next, [PostState#FINISHED] included.
  default void onPostState(Machine machine, PostState state) {}

  /// POST is over: settings and images that waited for it are active now.
  default void onHostPostFinished(Machine machine) {}

  /// The host's power went on or off; the tree's `PowerState` has changed already.
  default void onPower(Machine machine, PowerState power) {}

  /// The BMC goes down. Sessions and (where the traits say so) tasks are gone.
  default void onBmcRestart(Machine machine) {}

  /// The BMC's service answers again.
  default void onBmcReady(Machine machine) {}
}
