package org.hwautomation.redfish.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.hwautomation.redfish.rawbmc.Line;
import org.hwautomation.redfish.rawbmc.Request;
import org.hwautomation.redfish.rawbmc.Script;

/// A recording of a real machine (DMTF mockup layout in a .tar.gz), served as it is: reads only, no
/// login, letter case and trailing slash do not matter.
public final class Recording implements Script {

  private final Map<String, byte[]> documents;

  private Recording(Map<String, byte[]> documents) {
    this.documents = documents;
  }

  /// Empty when this machine does not have the recordings.
  public static Optional<Path> file(String name) {
    var file =
        Path.of(System.getProperty("hwautomation.shared", "/none"), "recordings", name + ".tar.gz");
    return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
  }

  public static Recording read(Path file) throws IOException {
    return new Recording(entries(file, "/index.json"));
  }

  /// All entries below the archive's top folder, by path in lower case.
  public static Map<String, byte[]> entries(Path file, String ending) throws IOException {
    var documents = new HashMap<String, byte[]>();
    try (var in = new BufferedInputStream(Files.newInputStream(file));
        var tar = new TarArchiveInputStream(new GzipCompressorInputStream(in))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var name = entry.getName();
        if (entry.isDirectory() || !name.endsWith(ending)) continue;
        var path = name.substring(name.indexOf('/'));
        if (ending.startsWith("/")) path = path.substring(0, path.length() - ending.length());
        documents.put(path.toLowerCase(Locale.ROOT), tar.readAllBytes());
      }
    }
    return documents;
  }

  @Override
  public void answer(Request request, Line line) throws IOException {
    if (request.method().equals("POST")) {
      line.json(201, "{}", "X-Auth-Token: t", "Location: /redfish/v1/SessionService/Sessions/1");
      return;
    }
    var path = request.path().replaceAll("/+$", "").toLowerCase(Locale.ROOT);
    var document = documents.get(path);
    if (request.method().equals("DELETE")) line.answer(204, new byte[0]);
    else if (path.contains("$expand")) line.json(501, "{}");
    else if (document == null) line.json(404, "{}");
    else line.answer(200, document, "Content-Type: application/json");
  }
}
