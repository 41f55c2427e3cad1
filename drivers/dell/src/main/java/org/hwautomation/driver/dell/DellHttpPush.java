package org.hwautomation.driver.dell;

import java.util.List;
import java.util.Map;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate.UploadProgress;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.driver.standard.firmware.ImageTransport;
import org.hwautomation.redfish.client.Freshness;
import org.hwautomation.redfish.client.Push;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.client.Resource;
import org.hwautomation.redfish.failure.Effect;
import org.hwautomation.redfish.failure.Failure;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.failure.Where;
import tools.jackson.databind.node.JsonNodeFactory;

/// iDRAC's own two steps, for firmware without multipart push: the file becomes an `Available-…`
/// entry, and SimpleUpdate installs that. The one POST that wants an If-Match.
record DellHttpPush(ServerResources resources) implements ImageTransport {

  @Override
  public String name() {
    return "dell-http-push";
  }

  @Override
  public boolean isOffered(Resource updateService) {
    return !updateService.text("HttpPushUri").isEmpty()
        && updateService.action("UpdateService.SimpleUpdate").isPresent();
  }

  @Override
  public Reply send(
      Resource updateService, FirmwareTarget target, FirmwareImage image, UploadProgress progress) {
    var path = updateService.text("HttpPushUri");
    var etag = resources.bmc().read(path, Freshness.FRESH).etag();
    var headers = etag.isEmpty() ? Map.<String, String>of() : Map.of("If-Match", etag);
    var push =
        new Push.Multipart(List.of(new Push.File("file", image.file(), image.fileName())), headers);
    var uploaded = resources.bmc().push(path, push, progress::sent);
    var available =
        uploaded
            .location()
            .orElseThrow(() ->
                new RedfishException(
                    new Failure.BadAnswer(
                        new Where(resources.name(), "POST", path),
                        "the uploaded package got no place in the inventory",
                        Effect.UNKNOWN)));
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("ImageURI", available)
            .put("@Redfish.OperationApplyTime", DellFirmwareUpdate.applyTime(target));
    var action = updateService.action("UpdateService.SimpleUpdate").orElseThrow();
    return resources.bmc().post(action.target(), body);
  }
}
