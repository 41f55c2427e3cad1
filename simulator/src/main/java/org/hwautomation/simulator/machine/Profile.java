package org.hwautomation.simulator.machine;

import java.util.List;
import org.hwautomation.simulator.tree.ResourceTree;

/// A kind of machine: a model of a vendor with a BMC generation and firmware. Found by id through
/// `META-INF/services/org.hwautomation.simulator.machine.Profile`.
public interface Profile {

  /// As in `--profile`: `dell-r750`.
  String id();

  /// As a [org.hwautomation.simulator.image.FirmwareImage] names it.
  String vendor();

  String model();

  /// How file names of packages for it end; some BMCs take no other.
  default String packageSuffix() {
    return ".bin";
  }

  Traits traits();

  /// The tree that all machines of this profile share. Built once, never changed after.
  ResourceTree tree();

  /// Makes one machine of it an individual: serial number, MACs, UUID, host name, differing
  /// firmware, from `machine.random()` and `machine.index()`; and tells the machine its firmware
  /// components.
  void individualise(Machine machine);

  /// New instances for one machine, first asked first. The plain DMTF behaviours follow by
  /// themselves.
  List<Behaviour> behaviours();
}
