package org.hwautomation.fleet.credential;

import com.google.crypto.tink.Aead;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.database.Rows;

/// BMC logins, sealed with AES-GCM by a key outside the database. The owner's id is part of what is
/// sealed, so a value moved to another row does not open.
public final class CredentialVault {

  private final Database database;
  private final Aead seal;
  private final InstantSource clock;

  private CredentialVault(Database database, Aead seal, InstantSource clock) {
    this.database = database;
    this.seal = seal;
    this.clock = clock;
  }

  /// Opens the vault; makes the key on the first start.
  ///
  /// @throws Problem when the key is missing or another one while logins are sealed already
  public static CredentialVault open(Database database, Path keyFile, InstantSource clock) {
    var sealed =
        database.sql("SELECT owner_id FROM credential LIMIT 1").query(UUID.class).optional();
    if (sealed.isPresent() && !Files.exists(keyFile)) {
      throw Problem.unavailable(
          "sealing-key-missing",
          "The sealing key %s is missing, and the database holds BMC logins that only it can open."
              .formatted(keyFile),
          "Restore the file from a backup, or empty the table credential and enter the logins again.");
    }
    var seal = Files.exists(keyFile) ? SealingKey.read(keyFile) : SealingKey.create(keyFile);
    var vault = new CredentialVault(database, seal, clock);
    sealed.ifPresent(vault::find);
    return vault;
  }

  /// Joins the caller's transaction.
  public void store(UUID owner, Login login) {
    var sealed = seal(owner, login.password());
    database
        .sql(
            """
            INSERT INTO credential (owner_id, user_name, sealed, updated_at)
            VALUES (:owner, :user, :sealed, :now)
            ON CONFLICT (owner_id) DO UPDATE SET
              user_name = excluded.user_name, sealed = excluded.sealed,
              updated_at = excluded.updated_at
            """)
        .param("owner", owner)
        .param("user", login.userName())
        .param("sealed", sealed)
        .param("now", Database.time(clock.instant()))
        .update();
  }

  /// The login in clear; ask only on the way to the BMC.
  public Optional<Login> find(UUID owner) {
    return database
        .sql("SELECT user_name, sealed FROM credential WHERE owner_id = :owner")
        .param("owner", owner)
        .query((row, _) -> new Sealed(Rows.text(row, "user_name"), row.getBytes("sealed")))
        .optional()
        .map(sealed -> unseal(owner, sealed));
  }

  public void remove(UUID owner) {
    database.sql("DELETE FROM credential WHERE owner_id = :owner").param("owner", owner).update();
  }

  /// Seals a secret that is kept elsewhere than here, beside its owner.
  public byte[] seal(UUID owner, Secret secret) {
    try {
      return seal.encrypt(secret.reveal().getBytes(StandardCharsets.UTF_8), associated(owner));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("sealing failed", e);
    }
  }

  /// Opens what [#seal] sealed for this owner, and nothing else.
  public Secret open(UUID owner, byte[] sealed) {
    try {
      return Secret.of(new String(seal.decrypt(sealed, associated(owner)), StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw Problem.unavailable(
          "credential-does-not-open",
          "What is stored sealed for %s does not open with this sealing key.".formatted(owner),
          "Restore the sealing key that it was stored with, or enter it again.");
    }
  }

  private Login unseal(UUID owner, Sealed sealed) {
    return new Login(sealed.userName, open(owner, sealed.value));
  }

  private static byte[] associated(UUID owner) {
    return ByteBuffer.allocate(16)
        .putLong(owner.getMostSignificantBits())
        .putLong(owner.getLeastSignificantBits())
        .array();
  }

  private record Sealed(String userName, byte[] value) {}
}
