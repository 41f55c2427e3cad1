package org.hwautomation.fleet.firmware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hwautomation.fleet.FleetFixture.ADMIN;
import static org.hwautomation.fleet.FleetFixture.OPERATOR;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.NoSuchElementException;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.FleetFixture;
import org.hwautomation.fleet.access.AccessDenied;
import org.hwautomation.fleet.firmware.ImageImport.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareRepositoryTest {

  private static final byte[] CONTENT = "an image that we made up".getBytes(StandardCharsets.UTF_8);
  private static final Sha256 SHA = Sha256.of(CONTENT);

  @TempDir Path directory;
  private FleetFixture fixture;
  private FirmwareRepository firmware;
  private Path incoming;

  @BeforeEach
  void open() throws IOException {
    FleetFixture.write(
        directory.resolve("config/firmware/firmware_repository.yaml"),
        """
        images:
          - component: BIOS
            version: 1.1
            file: BIOS_1.1.bin
            sha256: %s
            size: %d
        """
            .formatted(SHA, CONTENT.length));
    fixture = new FleetFixture(directory);
    firmware = fixture.fleet.firmware();
    incoming = Files.createDirectories(directory.resolve("incoming"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void anImageIsKnownByItsContentAndGetsTheCatalogsName() throws IOException {
    Files.write(incoming.resolve("downloaded(1).bin"), CONTENT);
    assertThat(onlyResult()).isEqualTo(Result.ADDED);
    assertThat(onlyResult()).isEqualTo(Result.ALREADY_THERE);
    var image = firmware.open(SHA);
    assertThat(image.fileName()).isEqualTo("BIOS_1.1.bin");
    assertThat(image.file()).hasBinaryContent(CONTENT);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(image.file())))
        .isEqualTo("rw-------");
  }

  @Test
  void aWrongChecksumAndAnUnknownFileAreNotTaken() throws IOException {
    Files.writeString(incoming.resolve("BIOS_1.1.bin"), "something else");
    assertThat(onlyResult()).isEqualTo(Result.CHECKSUM_MISMATCH);
    Files.delete(incoming.resolve("BIOS_1.1.bin"));
    Files.writeString(incoming.resolve("README"), "hello");
    assertThat(onlyResult()).isEqualTo(Result.NOT_IN_CATALOG);
    assertThat(firmware.images())
        .extracting(CatalogedImage::state)
        .containsExactly(ImageState.MISSING);
    assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> firmware.open(SHA));
  }

  @Test
  void anImageThatIsDamagedLaterIsNoticedAndHealedByAnotherImport() throws IOException {
    Files.write(incoming.resolve("a.bin"), CONTENT);
    onlyResult();
    var stored = firmware.open(SHA).file();
    Files.writeString(stored, "damage of another length");
    assertThat(firmware.images())
        .extracting(CatalogedImage::state)
        .containsExactly(ImageState.CORRUPT);
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> firmware.open(SHA))
        .withMessageContaining("damaged");
    assertThat(onlyResult()).isEqualTo(Result.ADDED);
    assertThat(firmware.open(SHA).file()).hasBinaryContent(CONTENT);
  }

  @Test
  void onlyAnAdministratorImports() {
    assertThatExceptionOfType(AccessDenied.class)
        .isThrownBy(() -> firmware.importDirectory(OPERATOR, incoming));
  }

  private Result onlyResult() {
    var files = firmware.importDirectory(ADMIN, incoming).files();
    assertThat(files).hasSize(1);
    return files.getFirst().result();
  }
}
