package org.hwautomation.driver.standard.boot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.hwautomation.driver.bios.BiosFault;
import org.hwautomation.driver.bios.BiosVerdict;
import org.hwautomation.driver.bios.BiosVerdict.Result;

/// A wished boot order beside the entries that there are.
///
/// @param wanted the first few, or all
/// @param known ids in their present order
public record OrderWish(List<String> wanted, List<String> known) {

  private static final String SUBJECT = "BootOrder";

  public OrderWish {
    wanted = List.copyOf(wanted);
    known = List.copyOf(known);
  }

  /// The wanted ones first, the others after them in the order that they have.
  public List<String> complete() {
    var order = new LinkedHashSet<>(wanted);
    order.addAll(known);
    return List.copyOf(order);
  }

  /// Whether an order begins as wanted.
  public boolean isIn(List<String> order) {
    return order.size() >= wanted.size() && order.subList(0, wanted.size()).equals(wanted);
  }

  public List<BiosFault> faults() {
    var faults = new ArrayList<BiosFault>();
    if (wanted.isEmpty()) faults.add(fault("not-allowed", "no boot entry is named"));
    for (var id : new LinkedHashSet<>(wanted)) {
      if (!known.contains(id)) {
        faults.add(fault("unknown-attribute", "there is no boot entry '" + id + "'"));
      } else if (wanted.indexOf(id) != wanted.lastIndexOf(id)) {
        faults.add(fault("conflict", "boot entry '" + id + "' is named twice"));
      }
    }
    return faults;
  }

  private BiosFault fault(String code, String text) {
    return new BiosFault(SUBJECT, code, text, known);
  }

  /// @param inForce as read again
  public List<BiosVerdict> verdict(List<String> inForce) {
    boolean applied = isIn(inForce);
    return List.of(
        new BiosVerdict(
            SUBJECT,
            wanted,
            inForce,
            applied ? Result.APPLIED : Result.IGNORED,
            applied ? "" : "the order is " + inForce));
  }
}
