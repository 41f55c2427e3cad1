package org.hwautomation.fleet.credential;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import org.hwautomation.fleet.Problem;

/// The key that seals BMC logins, in a file of its own that only the service's user can read.
final class SealingKey {

  private static final String OWNER_ONLY = "rw-------";

  private SealingKey() {}

  static Aead read(Path file) {
    try {
      var permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      if (!permissions.equals(OWNER_ONLY) && !permissions.equals("r--------")) {
        throw Problem.unavailable(
            "sealing-key-exposed",
            "The sealing key %s is readable by others (%s).".formatted(file, permissions),
            "Run: chmod 600 %s".formatted(file));
      }
      AeadConfig.register();
      return TinkJsonProtoKeysetFormat.parseKeyset(
              Files.readString(file), InsecureSecretKeyAccess.get())
          .getPrimitive(RegistryConfiguration.get(), Aead.class);
    } catch (IOException e) {
      throw Problem.unavailable(
          "sealing-key-unreadable",
          "The sealing key %s cannot be read (%s).".formatted(file, e.getClass().getSimpleName()),
          "Check the file's owner and permissions.");
    } catch (GeneralSecurityException e) {
      throw Problem.unavailable(
          "sealing-key-damaged",
          "The file %s does not hold a sealing key.".formatted(file),
          "Restore it from a backup.");
    }
  }

  /// Writes a new key, and reads the one that is there when another process was faster.
  static Aead create(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      AeadConfig.register();
      var key = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
      var text = TinkJsonProtoKeysetFormat.serializeKeyset(key, InsecureSecretKeyAccess.get());
      // Complete before it has its name: a crash must not leave half a key behind.
      var draft = file.resolveSibling(file.getFileName() + ".new-" + ProcessHandle.current().pid());
      Files.deleteIfExists(draft);
      Files.createFile(
          draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
      Files.write(
          draft,
          text.getBytes(StandardCharsets.UTF_8),
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      try {
        Files.createLink(file, draft);
      } catch (FileAlreadyExistsException _) {
        // The other process's key counts.
      }
      Files.delete(draft);
      return read(file);
    } catch (IOException e) {
      throw Problem.unavailable(
          "sealing-key-unwritable",
          "The sealing key %s cannot be written (%s)."
              .formatted(file, e.getClass().getSimpleName()),
          "Make its directory writable for the service's user.");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is part of every Tink", e);
    }
  }
}
