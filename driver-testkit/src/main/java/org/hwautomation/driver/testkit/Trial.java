package org.hwautomation.driver.testkit;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.hwautomation.base.Secret;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.bios.BiosDefaults;
import org.hwautomation.driver.bios.BiosPasswords;
import org.hwautomation.driver.bios.StagedChange;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.boot.SecureBootControl;
import org.hwautomation.simulator.machine.Happening.AttributeChange;

/// One kind of change to try on every vendor: what to ask for, and what really happened if it came
/// true.
///
/// @param truth about one entry of the simulated machine's own history
public record Trial<W>(
    String name,
    Class<? extends StagedChange<W>> capability,
    Function<ConnectedServer, W> wish,
    Predicate<AttributeChange> truth) {

  private static final Secret NEW = Secret.of("Wombat-4711");

  /// @param changed an attribute that was taken from its default before
  public static Trial<Map<String, Object>> defaults(String changed) {
    return new Trial<>(
        "defaults",
        BiosDefaults.class,
        server -> server.must(BiosDefaults.class).foretold(),
        change -> change.attribute().equals(changed) && change.who().equals("ResetBios"));
  }

  public static Trial<BiosPasswords.Change> password() {
    return new Trial<>(
        "password",
        BiosPasswords.class,
        server ->
            new BiosPasswords.Change(
                server.must(BiosPasswords.class).passwords().getFirst().name(), Secret.of(""), NEW),
        change -> change.from().equals("not set") && change.to().equals("set"));
  }

  /// The last entry first.
  public static Trial<List<String>> bootOrder() {
    return new Trial<>(
        "boot order",
        BootOrder.class,
        server -> List.of(server.must(BootOrder.class).current().getLast().id()),
        change -> change.attribute().endsWith("Order"));
  }

  public static Trial<Boolean> secureBoot() {
    return new Trial<>(
        "secure boot",
        SecureBootControl.class,
        _ -> true,
        change ->
            change.attribute().equals("SecureBootCurrentBoot") && change.to().equals("Enabled"));
  }

  @Override
  public String toString() {
    return name;
  }
}
