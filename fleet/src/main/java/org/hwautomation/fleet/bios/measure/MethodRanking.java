package org.hwautomation.fleet.bios.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.Method;

/// Puts the methods that a server offers in order by what was measured. Pure: the same history
/// always gives the same order and the same words.
///
/// @param order best first
/// @param reason with the figures that it rests on
public record MethodRanking(List<Method> order, String reason) {

  /// Fewer tries than this say nothing.
  static final int ENOUGH = 3;

  /// How much more often another method must have worked to go before the usual one.
  private static final double CLEARLY = 0.25;

  /// As reliable, and this much faster to stage: worth going first.
  private static final int TIMES_FASTER = 2;

  private static final Duration WORTH_IT = Duration.ofSeconds(30);

  public MethodRanking {
    order = List.copyOf(order);
  }

  /// @param offered by this server, in the usual order
  public static MethodRanking of(List<Method> offered, SettingHistory history, Identity machine) {
    if (offered.size() < 2) return new MethodRanking(offered, "it is the only way offered here");
    var usual = offered.getFirst();
    for (var scope : Scope.values()) {
      if (history.of(scope, usual).all() < ENOUGH) continue;
      return judged(offered, history, scope, machine);
    }
    var most = history.of(Scope.VENDOR, usual).all();
    return new MethodRanking(
        offered,
        most == 0
            ? "the usual order, because nothing was measured yet"
            : "the usual order, because %s is too few to judge by".formatted(tries(most)));
  }

  private static MethodRanking judged(
      List<Method> offered, SettingHistory history, Scope scope, Identity machine) {
    var best = offered.getFirst();
    for (var other : offered) {
      if (history.of(scope, other).all() < ENOUGH) continue;
      if (isBetter(history.of(scope, other), history.of(scope, best))) best = other;
    }
    var first = best;
    var order = new ArrayList<Method>(List.of(first));
    offered.stream().filter(method -> method != first).forEach(order::add);
    return new MethodRanking(
        order,
        "measured on %s: %s"
            .formatted(
                scope.of(machine),
                offered.stream()
                    .filter(method -> history.of(scope, method).all() > 0)
                    .map(method -> words(method, history.of(scope, method)))
                    .collect(Collectors.joining("; "))));
  }

  private static boolean isBetter(Tries other, Tries best) {
    if (other.rate() >= best.rate() + CLEARLY) return true;
    return other.rate() >= best.rate() && isMuchFaster(other, best);
  }

  private static boolean isMuchFaster(Tries other, Tries best) {
    if (other.staging().isEmpty() || best.staging().isEmpty()) return false;
    var quick = other.staging().get();
    var slow = best.staging().get();
    return quick.multipliedBy(TIMES_FASTER).compareTo(slow) <= 0
        && slow.minus(quick).compareTo(WORTH_IT) >= 0;
  }

  private static String words(Method method, Tries tries) {
    var name =
        switch (method) {
          case REDFISH -> "Redfish";
          case VENDOR_TOOL -> "the vendor's tool";
          case IPMI -> "IPMI";
        };
    return "%s %s%s"
        .formatted(
            name,
            tries.inWords(),
            tries
                .staging()
                .map(time -> " (staged in %d s)".formatted(time.toSeconds()))
                .orElse(""));
  }

  private static String tries(int number) {
    return number == 1 ? "1 try" : number + " tries";
  }
}
