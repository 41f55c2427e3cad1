package org.hwautomation.driver;

import java.util.Comparator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Falls back from one method to the next (Redfish → vendor tool → IPMI), saying why.
public final class Fallback {

  private Fallback() {}

  /// Tries each way of a server until one does not refuse. Only a refusal of the method itself (not
  /// supported, no licence, BMC web service unreachable) leads on to the next; any other failure is
  /// the failure of the act.
  ///
  /// @param why takes one sentence for each way that was given up
  /// @throws RuntimeException what the last way failed with; the others are suppressed in it
  public static <C extends Capability, R> R tryEach(
      ConnectedServer server, Class<C> capability, Function<C, R> act, Consumer<String> why) {
    return tryEach(server, capability, List.of(Method.values()), act, why);
  }

  /// As above, by these methods only, in their order.
  public static <C extends Capability, R> R tryEach(
      ConnectedServer server,
      Class<C> capability,
      List<Method> methods,
      Function<C, R> act,
      Consumer<String> why) {
    return tryEach(server, capability, methods, BmcFailures::refusesMethod, act, why);
  }

  /// As above, where more failures may lead on to the next way.
  ///
  /// @param leadsOn only for failures after which nothing has happened
  public static <C extends Capability, R> R tryEach(
      ConnectedServer server,
      Class<C> capability,
      List<Method> methods,
      Predicate<RuntimeException> leadsOn,
      Function<C, R> act,
      Consumer<String> why) {
    var what = capability.getSimpleName();
    var ways =
        server.ways(capability).stream()
            .filter(way -> methods.contains(way.method()))
            .sorted(Comparator.comparing(way -> methods.indexOf(way.method())))
            .toList();
    RuntimeException refusal =
        new NoSuchElementException(
            server.name()
                + " offers no way for "
                + what
                + (methods.size() < Method.values().length ? " by " + methods : ""));
    for (var way : ways) {
      try {
        return act.apply(way);
      } catch (RuntimeException e) {
        if (way != ways.getFirst() && e != refusal) e.addSuppressed(refusal);
        if (!leadsOn.test(e)) throw e;
        refusal = e;
        why.accept(
            "%s by %s did not work (%s)%s"
                .formatted(
                    what,
                    way.method(),
                    BmcFailures.describe(e),
                    way == ways.getLast() ? "; there is no other way" : "; trying the next way"));
      }
    }
    throw refusal;
  }
}
