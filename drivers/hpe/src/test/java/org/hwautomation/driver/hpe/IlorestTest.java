package org.hwautomation.driver.hpe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.hwautomation.base.Secret;
import org.hwautomation.redfish.client.Credential;
import org.hwautomation.redfish.client.Endpoint;
import org.hwautomation.redfish.client.TlsLevel;
import org.hwautomation.redfish.client.Trust;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A shell script stands in for the program and writes down what it was given.
class IlorestTest {

  @TempDir Path directory;

  private Ilorest ilorest(String end) throws IOException {
    var program =
        Files.writeString(
            directory.resolve("ilorest"),
            """
            #!/bin/sh
            here=%s
            echo "$@" > $here/argv
            stat -c %%a "$2" > $here/mode
            cat "$2" > $here/config
            cat "$7" > $here/patch
            dirname "$2" > $here/where
            %s
            """
                .formatted(directory, end));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    var endpoint =
        new Endpoint(
            "ilo",
            URI.create("https://127.0.0.1:8443"),
            new Trust.OnFirstUse(),
            new Credential("admin", Secret.of("s3cret")),
            TlsLevel.MODERN);
    return new Ilorest(program, endpoint);
  }

  private String written(String name) throws IOException {
    return Files.readString(directory.resolve(name)).strip();
  }

  @Test
  void handsTheCredentialOverInAFileThatOnlyItsOwnerReadsAndThatIsGoneAfterwards()
      throws IOException {
    int status = ilorest("exit 0").patch("/redfish/v1/systems/1/bios/settings/", body());

    assertThat(status).isZero();
    assertThat(written("argv")).doesNotContain("s3cret").contains("rawpatch").contains("--logout");
    assertThat(written("mode")).isEqualTo("600");
    assertThat(written("config")).contains("password = s3cret");
    assertThat(written("patch")).contains("/bios/settings/").contains("Sriov");
    assertThat(Path.of(written("where"))).doesNotExist();
  }

  @Test
  void reportsTheExitStatus() throws IOException {
    assertThat(ilorest("exit 28").patch("/x/", body())).isEqualTo(28);
  }

  private static tools.jackson.databind.JsonNode body() {
    return SimpleIlo.json("{'Attributes':{'Sriov':'Enabled'}}");
  }
}
