package org.hwautomation.fleet.firmware;

/// Whether a catalogued image is there.
public enum ImageState {
  PRESENT,
  MISSING,
  /// The file's content is not what its name says.
  CORRUPT
}
