package org.hwautomation.fleet.firmware;

import java.util.List;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;

/// What became of each file of an import.
public record ImageImport(List<File> files) {
  public ImageImport {
    files = List.copyOf(files);
  }

  public enum Result {
    ADDED,
    ALREADY_THERE,
    /// The catalog knows this file name with another checksum; the file was not taken.
    CHECKSUM_MISMATCH,
    /// No catalog entry names this content; the file was not taken.
    NOT_IN_CATALOG
  }

  public record File(String name, Sha256 sha256, ByteSize size, Result result, String text) {}
}
