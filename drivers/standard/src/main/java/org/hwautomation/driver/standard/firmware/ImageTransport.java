package org.hwautomation.driver.standard.firmware;

import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareTarget;
import org.hwautomation.driver.firmware.FirmwareUpdate.UploadProgress;
import org.hwautomation.redfish.client.Reply;
import org.hwautomation.redfish.client.Resource;

/// One way to get an image into a BMC.
public interface ImageTransport {

  /// Kept in tickets: `multipart`, `http-push`, `simple-update`.
  String name();

  boolean isOffered(Resource updateService);

  /// The BMC's answer, in which the task is to be found.
  Reply send(
      Resource updateService, FirmwareTarget target, FirmwareImage image, UploadProgress progress);
}
