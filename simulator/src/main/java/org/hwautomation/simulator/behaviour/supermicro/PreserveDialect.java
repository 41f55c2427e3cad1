package org.hwautomation.simulator.behaviour.supermicro;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Which preserve flags a board knows for BIOS images (fact book 5.6).
public enum PreserveDialect {
  A(Set.of("PreserveME", "PreserveNVRAM", "PreserveSMBIOS", "BackupBIOS")),
  B(
      Set.of(
          "PreserveOA",
          "PreserveSETUPCONF",
          "PreserveSETUPPWD",
          "PreserveSECBOOTKEY",
          "PreserveBOOTCONF",
          "UpdateRollbackID")),
  /// A recorded board: nobody knows.
  EITHER(Set.of());

  private final Set<String> flags;

  PreserveDialect(Set<String> flags) {
    this.flags = flags;
  }

  /// The first flag that this board does not know.
  Optional<String> unknown(JsonNode bios) {
    if (this == EITHER) return Optional.empty();
    return bios.propertyNames().stream().filter(name -> !flags.contains(name)).findFirst();
  }
}
