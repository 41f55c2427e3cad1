package org.hwautomation.fleet.step;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Capability;
import org.hwautomation.driver.ConnectedServer;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.ManagerReset;
import org.hwautomation.driver.Method;
import org.hwautomation.driver.Quirk;
import org.hwautomation.driver.firmware.ComponentKind;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareItem;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate;
import org.hwautomation.driver.firmware.InstallState;
import org.hwautomation.driver.firmware.InstallWave;
import org.hwautomation.driver.firmware.VersionOrder;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// A BMC with one piece of firmware, as far as steps that install it ask.
final class OneBmc implements ConnectedServer, ManagerReset, FirmwareUpdate {

  /// What is to be installed on it.
  static final FirmwareTarget NEWER =
      new FirmwareTarget(
          ComponentKind.BMC,
          "BMC",
          "",
          "BMC-Primary",
          "1",
          "2",
          "bmc.bin",
          Sha256.of(new byte[0]),
          new ByteSize(1));

  String version = "1";
  boolean listed = true;
  boolean answers = true;
  int resets;
  int uploads;

  @Override
  public String name() {
    return "xcc-1";
  }

  @Override
  public String driverId() {
    return "fake";
  }

  @Override
  public Identity identify() {
    return new Identity("Fake", "M", "S", "", "XCC", version, "", "");
  }

  @Override
  public <C extends Capability> List<C> ways(Class<C> capability) {
    return capability.isInstance(this) ? List.of(capability.cast(this)) : List.of();
  }

  @Override
  public Set<? extends Quirk> quirks() {
    return Set.of();
  }

  @Override
  public Method method() {
    return Method.REDFISH;
  }

  @Override
  public void reset() {
    resets++;
  }

  @Override
  public List<FirmwareItem> inventory() {
    if (!answers) {
      throw new RedfishException(
          new Failure.Unreachable(
              new Where("xcc-1", "GET", "/redfish/v1/UpdateService"), "refused"));
    }
    if (!listed) return List.of();
    return List.of(
        new FirmwareItem(
            "BMC-Primary",
            ComponentKind.BMC,
            "BMC",
            "",
            "BMC",
            version,
            true,
            FirmwareItem.State.ACTIVE,
            null,
            null));
  }

  @Override
  public VersionOrder compare(FirmwareItem installed, String wanted) {
    return installed.version().equals(wanted) ? VersionOrder.SAME : VersionOrder.OLDER;
  }

  @Override
  public List<InstallWave> order(List<FirmwareTarget> targets) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<String> obstacle(FirmwareTarget target) {
    return Optional.empty();
  }

  @Override
  public Optional<JsonNode> underway(FirmwareTarget target) {
    return Optional.empty();
  }

  @Override
  public Set<String> traces() {
    return Set.of();
  }

  @Override
  public Optional<JsonNode> cameSince(FirmwareTarget target, Set<String> before) {
    return Optional.empty();
  }

  @Override
  public JsonNode submit(FirmwareTarget target, FirmwareImage image, UploadProgress progress) {
    uploads++;
    return JsonNodeFactory.instance.objectNode().put("task", uploads);
  }

  @Override
  public InstallState look(FirmwareTarget target, JsonNode ticket) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean refusalIsFinal(String code) {
    throw new UnsupportedOperationException();
  }
}
