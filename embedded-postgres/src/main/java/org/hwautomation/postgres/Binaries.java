package org.hwautomation.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.hwautomation.base.Sha256;

/// The PostgreSQL programs, unpacked once from our class path into a directory named after their
/// content.
record Binaries(Path home) {

  Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /// @param cache where unpacked versions are kept; shared by all who run on this machine
  static Binaries unpacked(Path cache) {
    var resource = "/postgres-linux-" + architecture() + ".txz";
    try {
      Files.createDirectories(cache);
      var target = cache.resolve("postgresql-" + digest(resource).abbreviated());
      // Two of us may start at the same time, tests surely do.
      try (var lock =
              FileChannel.open(
                  cache.resolve("unpack.lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          var _ = lock.lock()) {
        if (!Files.exists(target)) unpack(resource, target);
      }
      return new Binaries(target);
    } catch (IOException e) {
      throw new PostgresProblem(
          PostgresProblem.Kind.UNUSABLE,
          "cannot unpack PostgreSQL into " + cache + ": " + e.getMessage(),
          e);
    }
  }

  private static String architecture() {
    var architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return switch (architecture) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default ->
          throw new PostgresProblem(
              PostgresProblem.Kind.UNUSABLE,
              "there is no embedded PostgreSQL for "
                  + architecture
                  + "; give a PostgreSQL server with --database");
    };
  }

  private static Sha256 digest(String resource) throws IOException {
    try (var in = open(resource)) {
      return Sha256.of(in);
    }
  }

  private static InputStream open(String resource) {
    var in = Binaries.class.getResourceAsStream(resource);
    if (in == null) {
      throw new PostgresProblem(
          PostgresProblem.Kind.UNUSABLE, "the PostgreSQL programs are not on the class path");
    }
    return in;
  }

  private static void unpack(String resource, Path target) throws IOException {
    var beside = target.resolveSibling(target.getFileName() + ".unpacking");
    Trees.delete(beside);
    Files.createDirectories(beside);
    try (var tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(open(resource))))) {
      for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
        write(tar, entry, beside);
      }
    }
    Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path root)
      throws IOException {
    var path = root.resolve(entry.getName()).normalize();
    if (!path.startsWith(root)) throw new IOException("a path leads out of the archive: " + path);
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
    var rights = new HashSet<>(PosixFilePermissions.fromString("rw-r--r--"));
    if ((entry.getMode() & 0100) != 0) {
      rights.add(PosixFilePermission.OWNER_EXECUTE);
      rights.add(PosixFilePermission.GROUP_EXECUTE);
      rights.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    Files.setPosixFilePermissions(path, rights);
  }
}
