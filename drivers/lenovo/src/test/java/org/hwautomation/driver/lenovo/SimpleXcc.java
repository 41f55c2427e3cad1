package org.hwautomation.driver.lenovo;

import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.ServerContext;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.testkit.RecordedBmc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The few resources of an XCC that a story needs, made up after fact book 6. It proves our logic,
/// not Lenovo's firmware.
final class SimpleXcc {

  static final String BIOS = "/redfish/v1/Systems/1/Bios";
  static final String PENDING = BIOS + "/Pending";
  static final String UPDATE = "/redfish/v1/UpdateService";
  static final String INVENTORY = UPDATE + "/FirmwareInventory";
  static final String TASKS = "/redfish/v1/TaskService/Tasks";
  static final String TASK = TASKS + "/7";
  static final String JOB = "/redfish/v1/JobService/Jobs/3";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final RecordedBmc bmc = new RecordedBmc("xcc", Map.of());

  SimpleXcc() {
    show(
        "/redfish/v1",
        """
        {'Vendor':'Lenovo','Systems':{'@odata.id':'/redfish/v1/Systems'},
         'Managers':{'@odata.id':'/redfish/v1/Managers'},
         'Tasks':{'@odata.id':'/redfish/v1/TaskService'},
         'UpdateService':{'@odata.id':'/redfish/v1/UpdateService'}}
        """);
    show("/redfish/v1/Systems", "{'Members':[{'@odata.id':'/redfish/v1/Systems/1'}]}");
    show("/redfish/v1/Managers", "{'Members':[{'@odata.id':'/redfish/v1/Managers/1'}]}");
    show("/redfish/v1/Managers/1", "{'FirmwareVersion':'42S-2.83'}");
    show(
        "/redfish/v1/Systems/1",
        "{'PowerState':'On','Bios':{'@odata.id':'/redfish/v1/Systems/1/Bios'}}");
    show(
        BIOS,
        """
        {'Attributes':{'Processors_HyperThreading':'Disabled'},
         '@Redfish.Settings':{'SupportedApplyTimes':['OnReset'],
          'SettingsObject':{'@odata.id':'/redfish/v1/Systems/1/Bios/Pending'}}}
        """);
    show(PENDING, "{'Attributes':{'Processors_HyperThreading':'Disabled'}}");
    show("/redfish/v1/TaskService", "{'Tasks':{'@odata.id':'/redfish/v1/TaskService/Tasks'}}");
    show(TASKS, "{'Members':[]}");
    busy(false);
    uefiPending("");
  }

  static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  void show(String path, String text) {
    bmc.show(path, ((ObjectNode) json(text)).put("@odata.id", path));
  }

  void busy(boolean busy) {
    show(
        UPDATE,
        """
        {'MultipartHttpPushUri':'/mfwupdate','MaxImageSizeBytes':250000000,
         'HttpPushUriTargetsBusy':%s,
         'FirmwareInventory':{'@odata.id':'/redfish/v1/UpdateService/FirmwareInventory'}}
        """
            .formatted(busy));
  }

  void uefiPending(String version) {
    show(
        INVENTORY,
        "{'Members':[{'@odata.id':'%1$s/UEFI'},{'@odata.id':'%1$s/UEFI-Pending'}]}"
            .formatted(INVENTORY));
    show(INVENTORY + "/UEFI", "{'Id':'UEFI','Version':'22J-1.51','Updateable':true}");
    show(INVENTORY + "/UEFI-Pending", "{'Id':'UEFI-Pending','Version':'%s'}".formatted(version));
  }

  /// @param messages JSON array
  void task(String state, String messages) {
    show(TASKS, "{'Members':[{'@odata.id':'%s'}]}".formatted(TASK));
    show(
        TASK,
        "{'Id':'7','Name':'Firmware Update','TaskState':'%s','TaskStatus':'OK','Messages':%s}"
            .formatted(state, messages));
  }

  ConnectedServer server() {
    return new LenovoDriver()
        .open(
            bmc,
            new ServerContext(InstantSource.system(), _ -> Optional.empty(), Optional.empty()));
  }

  static FirmwareTarget target(ComponentKind kind) {
    return new FirmwareTarget(
        kind,
        kind.name(),
        "",
        kind == ComponentKind.BMC ? "BMC-Primary" : "UEFI",
        kind == ComponentKind.BMC ? "42S-2.83" : "22J-1.51",
        kind == ComponentKind.BMC ? "3.10" : "22J-1.60",
        "image.uxz",
        Sha256.of(new byte[] {1}),
        new ByteSize(1));
  }
}
