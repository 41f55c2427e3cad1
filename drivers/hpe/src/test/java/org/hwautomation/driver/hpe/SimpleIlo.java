package org.hwautomation.driver.hpe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.ServerContext;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.testkit.RecordedBmc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The few resources of an iLO 6 that a story needs, made up after fact book 4. It proves our
/// logic, not HPE's firmware.
final class SimpleIlo {

  static final String UPDATE = "/redfish/v1/UpdateService";
  static final String QUEUE = UPDATE + "/UpdateTaskQueue";
  static final String REPOSITORY = UPDATE + "/ComponentRepository";
  static final String INVENTORY = UPDATE + "/FirmwareInventory";
  static final String BIOS = "/redfish/v1/systems/1/bios";
  static final String SETTINGS = BIOS + "/settings";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final RecordedBmc bmc = new RecordedBmc("ilo", Map.of());

  SimpleIlo() {
    show(
        "/redfish/v1",
        """
        {"Systems":{"@odata.id":"/redfish/v1/Systems"},
         "Managers":{"@odata.id":"/redfish/v1/Managers"},
         "UpdateService":{"@odata.id":"/redfish/v1/UpdateService"},
         "Oem":{"Hpe":{"Manager":[{"ManagerType":"iLO 6"}]}}}
        """);
    show("/redfish/v1/Systems", "{'Members':[{'@odata.id':'/redfish/v1/Systems/1'}]}");
    show("/redfish/v1/Managers", "{'Members':[{'@odata.id':'/redfish/v1/Managers/1'}]}");
    show("/redfish/v1/Managers/1", "{'Model':'iLO 6','FirmwareVersion':'iLO 6 v1.55'}");
    host("On", "FinishedPost");
    show(QUEUE, "{'Members':[]}");
    show(REPOSITORY, "{'Members':[]}");
    inventory();
    state("Idle");
    bios("None", "t0");
    settings("None");
  }

  static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  void show(String path, String text) {
    var node = (ObjectNode) json(text);
    bmc.show(path, node.put("@odata.id", path));
  }

  void host(String power, String post) {
    show(
        "/redfish/v1/Systems/1",
        """
        {'PowerState':'%s','BiosVersion':'U58 v2.44 (01/17/2025)',
         'Bios':{'@odata.id':'%s'},'Oem':{'Hpe':{'PostState':'%s'}}}
        """
            .formatted(power, BIOS, post));
  }

  void state(String state) {
    updateService(state, "AllowDowngrade", "");
  }

  void updateService(String state, String policy, String result) {
    show(
        UPDATE,
        """
        {'HttpPushUri':'/cgi-bin/uploadFile','FirmwareInventory':{'@odata.id':'%s'},
         'Oem':{'Hpe':{'State':'%s','FlashProgressPercent':40,'DowngradePolicy':'%s',
           'Result':{'MessageId':'%s'},
           'UpdateTaskQueue':{'@odata.id':'%s'},'ComponentRepository':{'@odata.id':'%s'}}}}
        """
            .formatted(INVENTORY, state, policy, result, QUEUE, REPOSITORY));
  }

  private void inventory() {
    show(
        INVENTORY,
        "{'Members':[{'@odata.id':'%1$s/1'},{'@odata.id':'%1$s/2'},{'@odata.id':'%1$s/20'}]}"
            .formatted(INVENTORY));
    item("1", "SystemBMC", "iLO 6", "1.55 Oct 01 2023", "2f317b9d");
    item("2", "SystemRomActive", "System ROM", "U58 v2.44 (01/17/2025)", "aa148d2e");
    item("20", "15b3102115b30053", "ConnectX-7 200GE 2P NIC", "28.43.1014", "nic-guid");
  }

  private void item(String id, String description, String name, String version, String target) {
    show(
        INVENTORY + "/" + id,
        """
        {'Id':'%s','Description':'%s','Name':'%s','Version':'%s','Updateable':false,
         'Oem':{'Hpe':{'DeviceContext':'System Board','Targets':['%s']}}}
        """
            .formatted(id, description, name, version, target));
  }

  void inRepository(String fileName) {
    show(REPOSITORY, "{'Members':[{'@odata.id':'%s/a'}]}".formatted(REPOSITORY));
    show(REPOSITORY + "/a", "{'Filename':'%s','SizeBytes':4}".formatted(fileName));
  }

  void inRepository(String one, String created, String other, String createdLater) {
    show(
        REPOSITORY,
        "{'Members':[{'@odata.id':'%1$s/a'},{'@odata.id':'%1$s/b'}]}".formatted(REPOSITORY));
    show(REPOSITORY + "/a", "{'Filename':'%s','Created':'%s'}".formatted(one, created));
    show(REPOSITORY + "/b", "{'Filename':'%s','Created':'%s'}".formatted(other, createdLater));
  }

  void queued(String fileName, String state) {
    show(QUEUE, "{'Members':[{'@odata.id':'%s/q1'}]}".formatted(QUEUE));
    show(
        QUEUE + "/q1",
        "{'Name':'somebody','Filename':'%s','State':'%s'}".formatted(fileName, state));
  }

  void bios(String sriov, String time) {
    show(
        BIOS,
        """
        {'Attributes':{'Sriov':'%s','AdminName':''},
         '@Redfish.Settings':{'Time':'%s','ETag':'','Messages':[{'MessageId':'Base.1.0.Success'}],
           'SettingsObject':{'@odata.id':'%s/'}}}
        """
            .formatted(sriov, time, SETTINGS));
  }

  void settings(String sriov) {
    show(SETTINGS, "{'Attributes':{'Sriov':'%s','AdminName':''}}".formatted(sriov));
  }

  ConnectedServer server() {
    return new HpeDriver()
        .open(
            bmc,
            new ServerContext(InstantSource.system(), _ -> Optional.empty(), Optional.empty()));
  }

  static FirmwareTarget target(ComponentKind kind, String from, String to, String fileName) {
    return new FirmwareTarget(
        kind,
        kind.name(),
        "",
        kind == ComponentKind.NIC ? "20" : "2",
        from,
        to,
        fileName,
        Sha256.of(new byte[] {1, 2, 3, 4}),
        new ByteSize(4));
  }

  static FirmwareImage image(Path directory, String fileName, byte[] content) {
    try {
      var file = Files.write(directory.resolve(fileName), content);
      return new FirmwareImage(file, fileName, new ByteSize(content.length), Sha256.of(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] fwpkg(String payload) {
    var out = new java.io.ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("payload.json"));
      zip.write(json(payload).toString().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      zip.closeEntry();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
