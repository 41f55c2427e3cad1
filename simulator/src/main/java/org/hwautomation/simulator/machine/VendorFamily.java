package org.hwautomation.simulator.machine;

import java.util.List;
import org.hwautomation.simulator.tree.ResourceTree;

/// What lays a vendor's live behaviour over a recording. Found through
/// `META-INF/services/org.hwautomation.simulator.machine.VendorFamily`.
public interface VendorFamily {

  String vendor();

  /// Whether a recorded tree comes from this vendor's BMC.
  boolean recognises(ResourceTree tree);

  Traits traits(ResourceTree tree);

  /// New instances for one machine.
  List<Behaviour> behaviours();

  /// Tells the machine its firmware components, found in the recorded inventory.
  void individualise(Machine machine);
}
