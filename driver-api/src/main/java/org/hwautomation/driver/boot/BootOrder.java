package org.hwautomation.driver.boot;

import java.util.List;
import org.hwautomation.driver.bios.StagedChange;

/// In which order the host tries its boot entries, every time. For once there is
/// [org.hwautomation.driver.BootOverride].
///
/// What is wanted is a list of entry ids, first first. It may name only the first few: the others
/// follow in the order that they have.
public interface BootOrder extends StagedChange<List<String>> {

  /// In force now, first first.
  List<Entry> current();

  /// Ids of all entries as they will be after the next reset; as in force when nothing waits.
  List<String> pending();

  /// @param id what an order is made of: `Boot0003`; on Supermicro the text of the fixed entry
  /// @param name for people
  /// @param kind what it boots from, as far as can be told
  /// @param enabled false when the host skips it
  record Entry(String id, String name, BootKind kind, boolean enabled) {
    public Entry(String id, String name, boolean enabled) {
      this(id, name, BootKind.of("", id, name), enabled);
    }
  }
}
