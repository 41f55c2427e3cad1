package org.hwautomation.driver.standard.firmware;

import java.net.URI;
import java.util.Locale;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate.UploadProgress;
import org.hwautomation.driver.standard.ServerResources;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.client.Resource;
import tools.jackson.databind.node.JsonNodeFactory;

/// `UpdateService.SimpleUpdate`: the BMC fetches the image itself from where the operator serves
/// it.
///
/// @param imageBase under which images are served by file name, as the BMC can reach it
public record SimpleUpdatePull(ServerResources resources, URI imageBase) implements ImageTransport {

  @Override
  public String name() {
    return "simple-update";
  }

  @Override
  public boolean isOffered(Resource updateService) {
    return updateService.action("UpdateService.SimpleUpdate").isPresent();
  }

  @Override
  public Reply send(
      Resource updateService, FirmwareTarget target, FirmwareImage image, UploadProgress progress) {
    var action = updateService.action("UpdateService.SimpleUpdate").orElseThrow();
    var base = imageBase.toString();
    var body =
        JsonNodeFactory.instance
            .objectNode()
            .put("ImageURI", (base.endsWith("/") ? base : base + "/") + image.fileName())
            .put("TransferProtocol", imageBase.getScheme().toUpperCase(Locale.ROOT));
    return resources.bmc().post(action.target(), body);
  }
}
