package org.hwautomation.redfish.client;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.core5.http.ContentType;

/// A file as a part of a request, in pieces of 64 KiB: the HTTP library's own pieces are 4 KiB,
/// each one a system call and a TLS record.
final class StreamedFile extends AbstractContentBody {

  private static final int PIECE = 64 * 1024;

  private final Path file;
  private final String fileName;
  private final long length;

  StreamedFile(Path file, String fileName) {
    super(ContentType.APPLICATION_OCTET_STREAM);
    this.file = file;
    this.fileName = fileName;
    try {
      this.length = Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + " to send it", e);
    }
  }

  @Override
  public String getFilename() {
    return fileName;
  }

  @Override
  public long getContentLength() {
    return length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    var piece = new byte[PIECE];
    try (var in = Files.newInputStream(file)) {
      for (int n; (n = in.read(piece)) >= 0; ) out.write(piece, 0, n);
    }
  }
}
