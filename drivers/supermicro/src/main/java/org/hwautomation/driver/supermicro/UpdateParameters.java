package org.hwautomation.driver.supermicro;

import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.standard.ServerResources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The `UpdateParameters` part of an upload (fact book 5.6). Everything that can be preserved is.
final class UpdateParameters {

  /// Two sets of preserve flags for BIOS images; which one a board takes, only it knows.
  enum Dialect {
    A,
    B
  }

  private UpdateParameters() {}

  static JsonNode of(ServerResources resources, FirmwareTarget target, Dialect dialect) {
    var parameters = JsonNodeFactory.instance.objectNode();
    parameters.putArray("Targets").add(targetUri(resources, target));
    parameters.put("@Redfish.OperationApplyTime", "OnStartUpdateRequest");
    switch (target.kind()) {
      case BIOS -> bios(oem(parameters).putObject("BIOS"), dialect);
      case BMC ->
          oem(parameters)
              .putObject("BMC")
              .put("PreserveCfg", true)
              .put("PreserveSdr", true)
              .put("PreserveSsl", true)
              .put("BackupBMC", false);
      case CPLD, STORAGE, NIC, DRIVE, PSU, OTHER -> {} // no flags are known
    }
    return parameters;
  }

  private static ObjectNode oem(ObjectNode parameters) {
    return parameters.putObject("Oem").putObject("Supermicro");
  }

  private static void bios(ObjectNode flags, Dialect dialect) {
    switch (dialect) {
      case A ->
          flags
              .put("PreserveME", true)
              .put("PreserveNVRAM", true)
              .put("PreserveSMBIOS", true)
              .put("BackupBIOS", false);
      case B ->
          flags
              .put("PreserveOA", true)
              .put("PreserveSETUPCONF", true)
              .put("PreserveSETUPPWD", true)
              .put("PreserveSECBOOTKEY", true)
              .put("PreserveBOOTCONF", true);
    }
  }

  static String targetUri(ServerResources resources, FirmwareTarget target) {
    return switch (target.kind()) {
      case BIOS ->
          resources.system().link("Bios").orElseGet(() -> resources.system().path() + "/Bios");
      case BMC -> resources.manager().path();
      case CPLD, STORAGE, NIC, DRIVE, PSU, OTHER ->
          resources
                  .updateService()
                  .flatMap(service -> service.link("FirmwareInventory"))
                  .orElse("/redfish/v1/UpdateService/FirmwareInventory")
              + "/"
              + target.installItem();
    };
  }

  static boolean hasDialects(FirmwareTarget target) {
    return target.kind() == ComponentKind.BIOS;
  }
}
