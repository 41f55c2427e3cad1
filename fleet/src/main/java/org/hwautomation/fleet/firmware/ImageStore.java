package org.hwautomation.fleet.firmware;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Sha256;

/// Files under `ab/abcd…/NAME`, readable by the service's user only. A file has its place only when
/// it is complete.
final class ImageStore {

  private final Path root;

  ImageStore(Path root) {
    this.root = root;
  }

  Optional<Path> find(Sha256 image) {
    var folder = folder(image);
    if (!Files.isDirectory(folder)) return Optional.empty();
    try (var files = Files.list(folder)) {
      return files.filter(file -> !hidden(file)).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  void add(Path source, Sha256 expected, String name) throws IOException {
    var folder = folder(expected);
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    var draft = folder.resolve("." + UUID.randomUUID());
    try {
      Files.createFile(
          draft,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (var in = FileChannel.open(source, StandardOpenOption.READ);
          var out = FileChannel.open(draft, StandardOpenOption.WRITE)) {
        for (long at = 0, size = in.size(); at < size; ) at += in.transferTo(at, size - at, out);
        out.force(true);
      }
      if (!Sha256.of(draft).equals(expected)) {
        throw new IOException(source + " changed while it was copied");
      }
      try (var old = Files.list(folder)) {
        for (var file : old.filter(f -> !f.equals(draft)).toList()) Files.delete(file);
      }
      Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private Path folder(Sha256 image) {
    return root.resolve(image.hex().substring(0, 2)).resolve(image.hex());
  }

  private static boolean hidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }
}
