package org.hwautomation.redfish.client;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;

/// What a connection offers in its handshake. Says so by itself instead of leaning on the process's
/// defaults, which [LegacyTls#permit()] may have opened.
enum TlsChoice {
  MODERN(List.of("TLSv1.3", "TLSv1.2")) {
    @Override
    String[] suites(SSLSocket socket) {
      return Arrays.stream(socket.getEnabledCipherSuites())
          .filter(suite -> !suite.startsWith("TLS_RSA_"))
          .toArray(String[]::new);
    }

    @Override
    String[] signatures() {
      return STRONG.clone();
    }
  },
  LEGACY(List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1")) {
    @Override
    String[] suites(SSLSocket socket) {
      var rsa =
          Arrays.stream(socket.getSupportedCipherSuites())
              .filter(suite -> suite.startsWith("TLS_RSA_WITH_AES_"));
      return Stream.concat(Arrays.stream(socket.getEnabledCipherSuites()), rsa)
          .distinct()
          .toArray(String[]::new);
    }

    @Override
    String[] signatures() {
      return null;
    }
  };

  private static final String[] STRONG = {
    "ecdsa_secp256r1_sha256", "ecdsa_secp384r1_sha384", "ecdsa_secp521r1_sha512", "ed25519",
    "ed448", "rsa_pss_rsae_sha256", "rsa_pss_rsae_sha384", "rsa_pss_rsae_sha512",
    "rsa_pss_pss_sha256", "rsa_pss_pss_sha384", "rsa_pss_pss_sha512", "rsa_pkcs1_sha256",
    "rsa_pkcs1_sha384", "rsa_pkcs1_sha512"
  };

  private final List<String> protocols;

  TlsChoice(List<String> protocols) {
    this.protocols = protocols;
  }

  static TlsChoice of(TlsLevel level) {
    return switch (level) {
      case MODERN -> MODERN;
      case LEGACY -> LEGACY;
    };
  }

  void applyTo(SSLSocket socket) {
    var supported = List.of(socket.getSupportedProtocols());
    var parameters = socket.getSSLParameters();
    parameters.setProtocols(protocols.stream().filter(supported::contains).toArray(String[]::new));
    parameters.setCipherSuites(suites(socket));
    parameters.setSignatureSchemes(signatures());
    socket.setSSLParameters(parameters);
  }

  abstract String[] suites(SSLSocket socket);

  /// @return null for the process's defaults
  abstract String @org.jspecify.annotations.Nullable [] signatures();
}
