package org.hwautomation.simulator.image;

import org.hwautomation.base.Sha256;

/// What the simulator found in a file that it received, without ever keeping the file.
public sealed interface Inspection {

  long bytes();

  /// Of the whole file as received.
  Sha256 sha256();

  /// Header read, length right, trailer equal to the digest of what came.
  record Genuine(FirmwareImage image, long bytes, Sha256 sha256) implements Inspection {}

  /// One of our images, but damaged on the way or on purpose.
  record Corrupt(FirmwareImage image, String why, long bytes, Sha256 sha256)
      implements Inspection {}

  /// Something else.
  record Unknown(long bytes, Sha256 sha256) implements Inspection {}
}
