package org.hwautomation.fleet.bios.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.bios.BiosDefaults;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosPasswords;
import org.hwautomation.driver.bios.BiosPasswords.Password;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.driver.boot.SecureBootControl;
import org.hwautomation.driver.boot.SecureBootKeys;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.step.ActState;
import org.hwautomation.fleet.step.BiosAct;

/// Finds out what an operation comes to on a server, and everything that stands in its way. Changes
/// nothing.
record Prospects(ConnectedServer server) {

  Prospect of(BiosOperation operation) {
    return switch (operation) {
      case BiosOperation.ResetToDefaults _ -> with(BiosDefaults.class, operation, this::defaults);
      case BiosOperation.ChangePassword change ->
          with(BiosPasswords.class, operation, passwords -> password(change, passwords));
      case BiosOperation.ReorderBoot(var first) ->
          with(BootOrder.class, operation, order -> order(first, order));
      case BiosOperation.SwitchSecureBoot(var on) ->
          with(SecureBootControl.class, operation, control -> secureBoot(on, control));
      case BiosOperation.ResetSecureBootKeys(var reset) ->
          with(SecureBootKeys.class, operation, keys -> keys(reset, keys));
      case BiosOperation.OverrideBoot boot -> new OverrideProspect(server).of(boot);
    };
  }

  private <C extends Capability> Prospect with(
      Class<C> capability, BiosOperation operation, Function<C, Prospect> look) {
    return server
        .can(capability)
        .map(look)
        .orElseGet(() ->
            refused(
                List.of(
                    Fault.of(
                        operation.word(),
                        "not-offered",
                        "this BMC offers no way to do it; a vendor's tool on the worker or newer BMC"
                            + " firmware may"))));
  }

  static Prospect refused(List<Fault> faults) {
    return new Prospect(
        new Work.Staged(new BiosAct.Defaults(Map.of()), List.of(), Optional.empty()),
        false,
        List.of(),
        List.of(),
        List.of(),
        faults);
  }

  private Prospect defaults(BiosDefaults defaults) {
    var foretold = new TreeMap<>(defaults.foretold());
    var act = new BiosAct.Defaults(foretold);
    var state = ActState.of(server, act);
    var after = new ArrayList<String>();
    foretold.forEach((name, value) -> after.add(name + ": " + value));
    var notes =
        foretold.isEmpty()
            ? List.of(
                "What will change cannot be foretold: either all settings are at their defaults, or the"
                    + " server's registry does not name any.")
            : List.<String>of();
    return new Prospect(
        new Work.Staged(act, state, Optional.empty()),
        false,
        state,
        after,
        notes,
        faults(defaults.faults(foretold)));
  }

  private Prospect password(BiosOperation.ChangePassword asked, BiosPasswords passwords) {
    var offered = passwords.passwords();
    var name =
        asked.name().isEmpty() && offered.size() == 1 ? offered.getFirst().name() : asked.name();
    var shown =
        offered.stream()
            .filter(one -> one.name().equals(name))
            .map(Password::state)
            .findFirst()
            .orElse(BiosPasswords.State.UNKNOWN);
    var act = new BiosAct.Password(name, asked.clears(), shown != BiosPasswords.State.NOT_SET);
    var state = ActState.of(server, act);
    var faults =
        faults(passwords.faults(new BiosPasswords.Change(name, asked.old(), asked.replacement())));
    return new Prospect(
        new Work.Staged(act, state, Optional.empty()),
        false,
        state,
        List.of(name + ": " + (asked.clears() ? "not set" : "set")),
        List.of(),
        faults);
  }

  private Prospect order(List<String> asked, BootOrder order) {
    var entries = order.current();
    var words = new OrderWords(entries).resolve(asked);
    var now = entries.stream().map(BootOrder.Entry::id).toList();
    var act = new BiosAct.Order(words.ids());
    var faults = new ArrayList<>(words.faults());
    if (faults.isEmpty()) faults.addAll(faults(order.faults(words.ids())));
    var wanted = new ArrayList<>(words.ids());
    now.stream().filter(id -> !wanted.contains(id)).forEach(wanted::add);
    return new Prospect(
        new Work.Staged(act, ActState.of(server, act), Optional.of(new BiosAct.Order(now))),
        now.equals(wanted) && order.pending().equals(now),
        named(entries, now),
        named(entries, wanted),
        List.of(),
        faults);
  }

  private static List<String> named(List<BootOrder.Entry> entries, List<String> order) {
    var lines = new ArrayList<String>();
    for (var id : order) {
      var name =
          entries.stream()
              .filter(one -> one.id().equals(id))
              .map(BootOrder.Entry::name)
              .findFirst();
      lines.add(name.filter(text -> !text.equals(id)).map(text -> id + " " + text).orElse(id));
    }
    return lines;
  }

  private Prospect secureBoot(boolean on, SecureBootControl control) {
    var now = control.current();
    var act = new BiosAct.SecureBoot(on);
    var state = ActState.of(server, act);
    return new Prospect(
        new Work.Staged(act, state, Optional.of(new BiosAct.SecureBoot(now.enabled()))),
        now.enabled() == on && now.inForce() == on,
        state,
        List.of("secure boot: " + (on ? "on" : "off")),
        List.of(),
        faults(control.faults(on)));
  }

  private Prospect keys(SecureBootKeys.Reset reset, SecureBootKeys keys) {
    var act = new BiosAct.Keys(reset);
    var state = ActState.of(server, act);
    return new Prospect(
        new Work.Staged(act, state, Optional.empty()),
        false,
        state,
        List.of(
            switch (reset) {
              case DEFAULTS -> "secure boot mode: user";
              case DELETE_ALL, DELETE_PLATFORM_KEY -> "secure boot mode: setup (no platform key)";
            }),
        List.of(),
        faults(keys.faults(reset)));
  }

  private static List<Fault> faults(List<BiosFault> found) {
    return found.stream()
        .map(one -> new Fault(one.attribute(), one.code(), one.message(), one.suggestions()))
        .toList();
  }
}
