package org.hwautomation.fleet.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.Problem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialVaultTest {

  private static final Login LOGIN = new Login("root", Secret.of("pässword-of-the-bmc"));

  @TempDir Path directory;
  private FleetFixture fixture;
  private Path key;
  private CredentialVault vault;
  private final UUID owner = UUID.randomUUID();

  @BeforeEach
  void open() {
    fixture = new FleetFixture(directory);
    key = directory.resolve("vault").resolve("key");
    vault = CredentialVault.open(fixture.database, key, fixture.clock);
    vault.store(owner, LOGIN);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void whatIsSealedOpensAgainAfterARestartAndIsNotInTheDatabase() {
    var again = CredentialVault.open(fixture.database, key, fixture.clock);
    assertThat(again.find(owner)).contains(LOGIN);
    var stored = fixture.database.sql("SELECT sealed FROM credential").query(byte[].class).single();
    assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("of-the-bmc");
  }

  @Test
  void theKeyFileBelongsToItsUserAlone() throws IOException {
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
        .isEqualTo("rw-------");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
    assertThat(codeOfOpening()).isEqualTo("sealing-key-exposed");
  }

  @Test
  void aSealedLoginMovedToAnotherServerDoesNotOpen() {
    var other = UUID.randomUUID();
    vault.store(other, new Login("root", Secret.of("another")));
    fixture
        .database
        .sql(
            "UPDATE credential SET sealed = (SELECT sealed FROM credential WHERE owner_id = :a) WHERE owner_id = :b")
        .param("a", owner)
        .param("b", other)
        .update();
    assertThatExceptionOfType(Problem.class)
        .isThrownBy(() -> vault.find(other))
        .satisfies(problem -> assertThat(problem.code()).isEqualTo("credential-does-not-open"));
  }

  @Test
  void aMissingKeyIsAClearErrorWhileLoginsAreSealed() throws IOException {
    Files.delete(key);
    assertThat(codeOfOpening()).isEqualTo("sealing-key-missing");
    assertThat(key).doesNotExist();
  }

  @Test
  void anotherKeyAndADamagedKeyAreNoticedAtTheStart() throws IOException {
    Files.delete(key);
    SealingKey.create(key);
    assertThat(codeOfOpening()).isEqualTo("credential-does-not-open");
    Files.writeString(key, "garbage");
    assertThat(codeOfOpening()).isEqualTo("sealing-key-damaged");
  }

  private String codeOfOpening() {
    try {
      CredentialVault.open(fixture.database, key, fixture.clock);
    } catch (Problem problem) {
      assertThat(problem.whatToDo()).isNotBlank();
      return problem.code();
    }
    throw new AssertionError("it opened");
  }
}
