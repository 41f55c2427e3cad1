package org.hwautomation.driver.standard.firmware;

import java.util.Map;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate.UploadProgress;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.Push;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.client.Resource;

/// `HttpPushUri`: the image is the body. Deprecated in the standard, all there is on older
/// services.
public record HttpPush(ServerResources resources) implements ImageTransport {

  @Override
  public String name() {
    return "http-push";
  }

  @Override
  public boolean isOffered(Resource updateService) {
    return !updateService.text("HttpPushUri").isEmpty();
  }

  @Override
  public Reply send(
      Resource updateService, FirmwareTarget target, FirmwareImage image, UploadProgress progress) {
    var push = new Push.Raw(image.file(), Map.of());
    return resources.bmc().push(updateService.text("HttpPushUri"), push, progress::sent);
  }
}
