package org.hwautomation.redfish.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LegacyTlsTest {

  @Test
  void onlyWhatOldBmcsNeedIsPermitted() {
    assertThat(
            LegacyTls.relaxed(
                "SSLv3, TLSv1, TLSv1.1, DTLSv1.0, RC4, ECDH, TLS_RSA_*, rsa_pkcs1_sha1 usage"
                    + " HandshakeSignature, 3DES_EDE_CBC"))
        .isEqualTo("SSLv3, DTLSv1.0, RC4, ECDH, 3DES_EDE_CBC");
  }

  @Test
  void anOldBmcIsSpokenToOnlyWhereThatWasChosen() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(
                java,
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                LegacyTlsRun.class.getName())
            .redirectErrorStream(true)
            .start();
    try {
      var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(said.lines())
          .containsExactly(
              "TLSv1.1 LEGACY 1.11.0",
              "TLSv1.1 MODERN TlsFailed",
              "TLSv1.2 LEGACY 1.11.0",
              "TLSv1.2 MODERN TlsFailed",
              "TLSv1.3 LEGACY 1.11.0",
              "TLSv1.3 MODERN 1.11.0");
    } finally {
      process.destroyForcibly();
    }
  }
}
