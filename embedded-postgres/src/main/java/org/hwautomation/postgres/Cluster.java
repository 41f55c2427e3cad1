package org.hwautomation.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.hwautomation.base.Secret;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The files of a database. They are made beside their place and moved there when they are whole,
/// so that what is there can be started, wherever the making was cut off.
final class Cluster {

  private static final Logger LOG = LoggerFactory.getLogger(Cluster.class);
  private static final String HALF_MADE = "data-being-made-";
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Cluster() {}

  /// @param directory of the instance; the files come into its `data`
  static void make(
      Path directory, String superuser, Binaries binaries, Account account, Secret password)
      throws IOException {
    removeHalfMade(directory);
    var files =
        Files.createTempDirectory(
            directory,
            HALF_MADE,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    account.own(files);
    var passwordFile = Files.createTempFile(directory, HALF_MADE, ".pw");
    try {
      Files.writeString(passwordFile, password.reveal());
      account.own(passwordFile);
      LOG.info("creating the embedded database in {}", directory);
      var result =
          Command.run(
              account,
              LIMIT,
              List.of(
                  binaries.program("initdb").toString(),
                  "-D",
                  files.toString(),
                  "-U",
                  superuser,
                  "--pwfile=" + passwordFile,
                  "--auth=scram-sha-256",
                  "--encoding=UTF8",
                  "--locale=C",
                  "--data-checksums"));
      if (result.status() != 0) {
        throw new PostgresProblem(
            PostgresProblem.Kind.DOES_NOT_START,
            "PostgreSQL cannot create its data in %s: %s".formatted(directory, result.lastLine()));
      }
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(files, directory.resolve("data"), StandardCopyOption.ATOMIC_MOVE);
  }

  /// The initdb of a killed owner may still be at work in there. Then what it adds stays until the
  /// next start, and harms nobody.
  private static void removeHalfMade(Path directory) throws IOException {
    try (var found = Files.newDirectoryStream(directory, HALF_MADE + "*")) {
      for (var each : found) {
        try {
          Trees.delete(each);
        } catch (IOException e) {
          LOG.info("{} is left of an interrupted first start: {}", each, e.getMessage());
        }
      }
    }
  }
}
