package org.hwautomation.driver.firmware;

import java.nio.file.Path;
import org.hwautomation.base.ByteSize;
import org.hwautomation.base.Sha256;

/// An image on this worker's disk, its checksum verified when it entered the repository and again
/// when opened.
public record FirmwareImage(Path file, String fileName, ByteSize size, Sha256 sha256) {}
