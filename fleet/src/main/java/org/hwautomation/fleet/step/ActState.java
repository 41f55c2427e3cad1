package org.hwautomation.fleet.step;

import java.util.ArrayList;
import java.util.List;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.bios.BiosConfiguration;
import org.hwautomation.driver.bios.BiosPasswords;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.boot.SecureBootControl;
import org.hwautomation.driver.boot.SecureBootKeys;

/// How a server stands in what an act would change, one fact a line, for people and to be compared.
public final class ActState {

  private ActState() {}

  public static List<String> of(ConnectedServer server, BiosAct act) {
    return switch (act) {
      case BiosAct.Defaults(var foretold) -> {
        if (foretold.isEmpty()) yield List.of();
        var now = server.must(BiosConfiguration.class).current().attributes();
        var lines = new ArrayList<String>();
        for (var name : foretold.keySet()) lines.add(name + ": " + now.get(name));
        yield List.copyOf(lines);
      }
      case BiosAct.Password(var name, var _, var _) ->
          server.must(BiosPasswords.class).passwords().stream()
              .filter(one -> one.name().equals(name))
              .map(one -> name + ": " + word(one.state()))
              .toList();
      case BiosAct.Order _ -> List.of("boot order: " + ids(server.must(BootOrder.class)));
      case BiosAct.SecureBoot _ -> List.of(line(server.must(SecureBootControl.class).current()));
      case BiosAct.Keys _ ->
          List.of("secure boot mode: " + word(server.must(SecureBootKeys.class).mode()));
    };
  }

  /// In force and not about to be anything else.
  static boolean settled(BootOrder way, List<String> first) {
    return begins(ids(way), first) && begins(way.pending(), first);
  }

  static boolean settled(SecureBootControl way, boolean on) {
    var now = way.current();
    return now.enabled() == on && now.inForce() == on;
  }

  private static List<String> ids(BootOrder way) {
    return way.current().stream().map(BootOrder.Entry::id).toList();
  }

  private static boolean begins(List<String> order, List<String> first) {
    return order.size() >= first.size() && order.subList(0, first.size()).equals(first);
  }

  private static String line(SecureBootControl.State state) {
    var next = state.enabled() ? "on" : "off";
    return state.enabled() == state.inForce()
        ? "secure boot: " + next
        : "secure boot: %s for the next boot, %s in this one"
            .formatted(next, state.inForce() ? "on" : "off");
  }

  private static String word(BiosPasswords.State state) {
    return switch (state) {
      case SET -> "set";
      case NOT_SET -> "not set";
      case UNKNOWN -> "not shown";
    };
  }

  private static String word(SecureBootControl.Mode mode) {
    return switch (mode) {
      case SETUP -> "setup (no platform key)";
      case USER -> "user";
      case AUDIT -> "audit";
      case DEPLOYED -> "deployed";
      case UNKNOWN -> "not shown";
    };
  }
}
