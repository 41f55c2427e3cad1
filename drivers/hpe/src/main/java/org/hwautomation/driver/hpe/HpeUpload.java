package org.hwautomation.driver.hpe;

import java.util.List;
import java.util.Map;
import org.hwautomation.driver.firmware.FirmwareImage;
import org.hwautomation.driver.firmware.FirmwareUpdate.UploadProgress;
import org.hwautomation.redfish.client.Bmc;
import org.hwautomation.redfish.client.Push;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// iLO's own upload: a multipart POST whose parts must come in the order session, parameters, file,
/// with the session in a cookie as well (fact book 4.5).
final class HpeUpload {

  /// iLO answers `ETagTooLong` beyond this.
  private static final int LONGEST_ETAG = 63;

  private HpeUpload() {}

  /// @param flash whether iLO shall flash it at once, or only keep it for the update queue
  static void send(
      Bmc bmc, String uri, FirmwareImage image, boolean flash, UploadProgress progress) {
    var session = bmc.sessionToken().reveal();
    var push =
        new Push.Multipart(
            List.of(
                new Push.Text("sessionKey", session),
                new Push.Json("parameters", parameters(image, flash)),
                new Push.File("file", image.file(), image.fileName())),
            Map.of("Cookie", "sessionKey=" + session));
    bmc.push(uri, push, progress::sent);
  }

  /// A TPM is never overridden: BitLocker would ask the host's owner for a recovery key.
  static ObjectNode parameters(FirmwareImage image, boolean flash) {
    var etag = "sum" + image.fileName();
    return JsonNodeFactory.instance
        .objectNode()
        .put("UpdateRepository", true)
        .put("UpdateTarget", flash)
        .put("ETag", etag.substring(0, Math.min(etag.length(), LONGEST_ETAG)))
        .put("Section", 0)
        .put("UpdateRecoverySet", false)
        .put("TPMOverride", false);
  }
}
