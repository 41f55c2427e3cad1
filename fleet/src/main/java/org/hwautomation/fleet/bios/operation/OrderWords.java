package org.hwautomation.fleet.bios.operation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.hwautomation.driver.boot.BootKind;
import org.hwautomation.driver.boot.BootOrder;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Nearest;

/// Turns a wished order, of ids and words for kinds, into ids of a server's entries.
record OrderWords(List<BootOrder.Entry> entries) {

  record Resolved(List<String> ids, List<Fault> faults) {}

  Resolved resolve(List<String> wished) {
    var ids = new ArrayList<String>();
    var faults = new ArrayList<Fault>();
    for (var wish : wished) {
      var kind = BootKind.of(wish);
      var found = kind.map(this::of).orElseGet(() -> named(wish));
      if (found.isEmpty()) faults.add(fault(wish, kind.isPresent()));
      ids.addAll(found);
    }
    return new Resolved(ids, faults);
  }

  private List<String> of(BootKind kind) {
    return entries.stream().filter(one -> one.kind() == kind).map(BootOrder.Entry::id).toList();
  }

  private List<String> named(String id) {
    return entries.stream()
        .map(BootOrder.Entry::id)
        .filter(one -> one.equalsIgnoreCase(id))
        .toList();
  }

  private Fault fault(String wish, boolean kind) {
    var kinds = new LinkedHashSet<String>();
    for (var entry : entries) {
      if (entry.kind() != BootKind.OTHER) kinds.add(entry.kind().word());
    }
    if (kind) {
      return new Fault(
          "boot-order",
          "no-such-kind",
          "no boot entry of this server is of kind %s; there are %s".formatted(wish, kinds),
          List.copyOf(kinds));
    }
    var names = new ArrayList<String>(kinds);
    entries.forEach(entry -> names.add(entry.id()));
    return new Fault(
        "boot-order",
        "no-such-entry",
        "this server has no boot entry %s; it has %s".formatted(wish, names),
        Nearest.to(wish, names));
  }
}
