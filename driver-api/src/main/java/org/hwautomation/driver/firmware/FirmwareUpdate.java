package org.hwautomation.driver.firmware;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.driver.Capability;
import tools.jackson.databind.JsonNode;

/// Getting firmware images into one server by one method. Stateless: whoever runs an installation
/// keeps the ticket.
///
/// The order of use, each of which may be repeated after a crash: [#underway] (look before acting)
/// and after a crash in the sending [#cameSince], [#submit], [#look] until it no longer says
/// Running, the activation, and then the firmware inventory again.
public interface FirmwareUpdate extends Capability {

  /// The firmware inventory, read now.
  List<FirmwareItem> inventory();

  /// How the installed version stands to the wanted one, by this vendor's scheme for this
  /// component.
  VersionOrder compare(FirmwareItem installed, String wanted);

  /// Puts targets into the vendor's order, in as few resets as possible (fact book 8.1).
  List<InstallWave> order(List<FirmwareTarget> targets);

  /// Why this image cannot be installed by this method, in words; empty when it can.
  Optional<String> obstacle(FirmwareTarget target);

  /// Finds an installation of this target that the BMC already has accepted: started by us before a
  /// crash, or by somebody else with the same content. A ticket to go on with, or empty.
  Optional<JsonNode> underway(FirmwareTarget target);

  /// Marks of all installations that the BMC tells of now, running or over. Taken before an image
  /// is sent: what is there later and was not there then has come of that sending.
  Set<String> traces();

  /// Finds the installation that has come since, also when it is over: an upload that arrived just
  /// before a crash may have run to its end while nobody looked, and leave no other sign until the
  /// host restarts. A ticket to go on with, or empty.
  ///
  /// @param before the traces of before the image was sent
  Optional<JsonNode> cameSince(FirmwareTarget target, Set<String> before);

  /// Sends the image. Returns the ticket by which [#look] finds the installation again.
  JsonNode submit(FirmwareTarget target, FirmwareImage image, UploadProgress progress);

  InstallState look(FirmwareTarget target, JsonNode ticket);

  /// Whether sending the same image once more cannot help: wrong model, bad signature, downgrade
  /// forbidden.
  ///
  /// @param code of [InstallState.Refused]
  boolean refusalIsFinal(String code);

  @FunctionalInterface
  interface UploadProgress {
    void sent(long bytes, long of);
  }
}
