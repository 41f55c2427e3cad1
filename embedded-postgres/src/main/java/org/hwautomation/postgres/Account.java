package org.hwautomation.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;

/// The system account that PostgreSQL runs under. It refuses to run as root, so then it is another
/// one.
///
/// @param user empty = our own
record Account(String user) {

  static final String FOR_ROOT = "nobody";

  static Account ours() {
    return new Account("root".equals(System.getProperty("user.name")) ? FOR_ROOT : "");
  }

  boolean isOther() {
    return !user.isEmpty();
  }

  /// The command as it must be started to run under this account.
  List<String> command(List<String> command) {
    if (!isOther()) return command;
    var all =
        new ArrayList<>(List.of("setpriv", "--reuid=" + user, "--regid=nogroup", "--clear-groups"));
    all.addAll(command);
    return all;
  }

  void own(Path path) throws IOException {
    if (!isOther()) return;
    var principals = path.getFileSystem().getUserPrincipalLookupService();
    Files.setOwner(path, principals.lookupPrincipalByName(user));
  }

  /// Says which directory keeps the account out: PostgreSQL itself fails there with a message about
  /// libicu.
  void requireWayTo(Path path) {
    if (!isOther()) return;
    for (var directory = path.toAbsolutePath();
        directory != null;
        directory = directory.getParent()) {
      try {
        if (!Files.getPosixFilePermissions(directory)
            .contains(PosixFilePermission.OTHERS_EXECUTE)) {
          throw new PostgresProblem(
              PostgresProblem.Kind.UNUSABLE,
              "running as root, PostgreSQL runs as user %s, which may not enter %s; choose another --data-dir (such as /var/lib/hwautomation) or allow it with chmod o+x"
                  .formatted(user, directory));
        }
      } catch (IOException e) {
        throw new PostgresProblem(
            PostgresProblem.Kind.UNUSABLE,
            "cannot look at " + directory + ": " + e.getMessage(),
            e);
      }
    }
  }
}
