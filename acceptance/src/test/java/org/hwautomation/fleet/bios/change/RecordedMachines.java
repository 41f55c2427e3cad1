package org.hwautomation.fleet.bios.change;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.recording.Recording;

/// The recordings that have a BIOS attribute registry, with live behaviour laid over them.
final class RecordedMachines {

  static final List<String> ALL =
      List.of(
          "dell-r630-idrac8-2.81.81.81",
          "dell-r740-idrac9-3.15.15.15",
          "dell-r750-idrac9-6.00.30.00",
          "dell-r750-idrac9-7.10.30.00",
          "dell-xr8620t-idrac9-6.10.80.00",
          "hpe-dl360gen12-ilo7-1.14-sim",
          "hpe-dl380agen11-ilo6-1.66-sim",
          "hpe-dl385gen10plusv2-ilo5-2.72",
          "lenovo-sr670v2-xcc-1.40",
          "lenovo-sr670v2-xcc-2.83",
          "nvidia-bluefield3-openbmc-24.10-10",
          "nvidia-gh200-openbmc-24.05-2",
          "supermicro-sys821getnhr-bmc-11.01.01");

  private static final Map<String, Profile> OPENED = new TreeMap<>();

  private RecordedMachines() {}

  /// Skips the test when the recording is not here.
  static Profile profile(String name) {
    var archive = archives().resolve(name + ".tar.gz");
    assumeTrue(Files.exists(archive), "no recording " + archive);
    return OPENED.computeIfAbsent(name, _ -> open(archive).profile());
  }

  static Recording open(Path archive) {
    try {
      return Recording.open(archive);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + archive, e);
    }
  }

  static Path archives() {
    return Path.of(System.getProperty("hwautomation.shared", "/nonexistent"), "recordings");
  }
}
