package org.hwautomation.driver.supermicro;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.ServerContext;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.testkit.RecordedBmc;
import org.hwautomation.redfish.client.Reply;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The few resources of an X13 that a story needs, made up after fact book 5. It proves our logic,
/// not Supermicro's firmware.
final class SimpleX13 {

  static final String SYSTEM = "/redfish/v1/Systems/1";
  static final String BIOS = SYSTEM + "/Bios";
  static final String SD = BIOS + "/SD";
  static final String UPDATE = "/redfish/v1/UpdateService";
  static final String UPLOAD = UPDATE + "/upload";
  static final String START = UPDATE + "/Actions/UpdateService.StartUpdate";
  static final String TASKS = "/redfish/v1/TaskService/Tasks";
  static final String INVENTORY = UPDATE + "/FirmwareInventory";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final RecordedBmc bmc = new RecordedBmc("x13", Map.of());

  SimpleX13() {
    show(
        "/redfish/v1",
        """
        {'Systems':{'@odata.id':'/redfish/v1/Systems'},
         'Managers':{'@odata.id':'/redfish/v1/Managers'},
         'Tasks':{'@odata.id':'/redfish/v1/TaskService'},
         'UpdateService':{'@odata.id':'/redfish/v1/UpdateService'},'Oem':{'Supermicro':{}}}
        """);
    show("/redfish/v1/Systems", "{'Members':[{'@odata.id':'/redfish/v1/Systems/1'}]}");
    show("/redfish/v1/Managers", "{'Members':[{'@odata.id':'/redfish/v1/Managers/1'}]}");
    show("/redfish/v1/Managers/1", "{'Model':'ASPEED','DateTime':'2026-11-21T10:00:00Z'}");
    show(
        SYSTEM,
        """
        {'PowerState':'On','BiosVersion':'1.4','Bios':{'@odata.id':'/redfish/v1/Systems/1/Bios'},
         'Boot':{'BootSourceOverrideMode':'UEFI','BootSourceOverrideEnabled':'Disabled',
           'BootSourceOverrideTarget@Redfish.AllowableValues':['None','Pxe','UsbCd']}}
        """);
    show(
        BIOS,
        """
        {'Attributes':{'QuietBoot_002D':true,'SR-IOVSupport_0073':'Disabled'},
         '@Redfish.Settings':{'SettingsObject':{'@odata.id':'/redfish/v1/Systems/1/Bios/SD'}}}
        """);
    show(SD, "{'Id':'SD'}");
    show("/redfish/v1/TaskService", "{'Tasks':{'@odata.id':'/redfish/v1/TaskService/Tasks'}}");
    tasks();
    show(
        UPDATE,
        """
        {'MultipartHttpPushUri':'/redfish/v1/UpdateService/upload',
         'FirmwareInventory':{'@odata.id':'/redfish/v1/UpdateService/FirmwareInventory'},
         'Actions':{'#UpdateService.StartUpdate':{'target':'%s'}}}
        """
            .formatted(START));
    show(INVENTORY, "{'Members':[{'@odata.id':'%s/BIOS'}]}".formatted(INVENTORY));
    show(
        INVENTORY + "/BIOS",
        "{'Id':'BIOS','Name':'BIOS','Version':'BIOS Date: 08/04/2023 Ver 1.4','Updateable':true}");
  }

  static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  void show(String path, String text) {
    bmc.show(path, ((ObjectNode) json(text)).put("@odata.id", path));
  }

  /// @param tasks name and state of each, numbered from 1
  void tasks(String... tasks) {
    var members = JSON.createArrayNode();
    for (int i = 0; i < tasks.length; i++) {
      var path = TASKS + "/" + (i + 1);
      var parts = tasks[i].split(": ");
      show(
          path,
          "{'Id':'%d','Name':'%s','TaskState':'%s','TaskStatus':'OK','EndTime':'%s'}"
              .formatted(
                  i + 1, parts[0], parts[1], parts.length > 2 ? parts[2] : "2026-11-21T09:59:00Z"));
      members.addObject().put("@odata.id", path);
    }
    show(TASKS, JSON.createObjectNode().set("Members", members).toString());
  }

  static Reply accepted(String task) {
    var body =
        json(
            """
            {'Accepted':{'code':'Base.v1_10_3.Accepted','@Message.ExtendedInfo':[
              {'MessageId':'SMC.1.0.OemSimpleupdateAcceptedMessage','MessageArgs':['%s']}]}}
            """
                .formatted(task));
    return new Reply(
        202, Map.of(), Optional.of(body), new byte[0], Optional.empty(), Optional.empty());
  }

  ConnectedServer server() {
    return new SupermicroDriver()
        .open(
            bmc,
            new ServerContext(InstantSource.system(), _ -> Optional.empty(), Optional.empty()));
  }

  static FirmwareTarget target(ComponentKind kind) {
    return new FirmwareTarget(
        kind,
        kind.name(),
        "",
        kind.name(),
        "BIOS Date: 08/04/2023 Ver 1.4",
        "1.5",
        "image.bin",
        Sha256.of(new byte[] {1}),
        new ByteSize(1));
  }

  static FirmwareImage image(Path directory) {
    try {
      var file = Files.write(directory.resolve("image.bin"), new byte[] {1});
      return new FirmwareImage(file, "image.bin", new ByteSize(1), Sha256.of(new byte[] {1}));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
