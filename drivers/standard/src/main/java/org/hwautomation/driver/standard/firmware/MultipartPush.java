package org.hwautomation.driver.standard.firmware;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate.UploadProgress;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.Push;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.client.Resource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// `MultipartHttpPushUri` (DSP0266 §12.6.2): parts `UpdateParameters` and `UpdateFile`, in this
/// order.
///
/// @param parameters what goes into `UpdateParameters` for a target
public record MultipartPush(
    ServerResources resources, Function<FirmwareTarget, JsonNode> parameters)
    implements ImageTransport {

  /// The apply time is always said: OpenBMC's default is OnReset, everybody else's Immediate (fact
  /// book 7).
  public static MultipartPush standard(ServerResources resources) {
    return new MultipartPush(resources, target -> parameters(resources, target));
  }

  private static JsonNode parameters(ServerResources resources, FirmwareTarget target) {
    var parameters = JsonNodeFactory.instance.objectNode();
    var targets = parameters.putArray("Targets");
    if (!target.installItem().isEmpty()) {
      resources
          .updateService()
          .flatMap(service -> service.link("FirmwareInventory"))
          .ifPresent(inventory -> targets.add(inventory + "/" + target.installItem()));
    }
    parameters.put("@Redfish.OperationApplyTime", "Immediate");
    return parameters;
  }

  @Override
  public String name() {
    return "multipart";
  }

  @Override
  public boolean isOffered(Resource updateService) {
    return !updateService.text("MultipartHttpPushUri").isEmpty();
  }

  @Override
  public Reply send(
      Resource updateService, FirmwareTarget target, FirmwareImage image, UploadProgress progress) {
    var push =
        new Push.Multipart(
            List.of(
                new Push.Json("UpdateParameters", parameters.apply(target)),
                new Push.File("UpdateFile", image.file(), image.fileName())),
            Map.of());
    return resources.bmc().push(updateService.text("MultipartHttpPushUri"), push, progress::sent);
  }
}
