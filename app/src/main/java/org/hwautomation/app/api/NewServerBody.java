package org.hwautomation.app.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hwautomation.base.Secret;
import org.hwautomation.base.Sha256;
import org.hwautomation.fleet.Fault;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.fleet.server.Endpoint;
import org.hwautomation.fleet.server.IpmiSettings;
import org.hwautomation.fleet.server.NewServer;
import org.hwautomation.fleet.server.Trust;
import org.jspecify.annotations.Nullable;

/// What is needed to enrol a server.
///
/// @param fingerprint SHA-256 of its certificate; absent = trust the certificate seen first and pin
///   it
/// @param trust `PINNED`, `CERTIFICATE_AUTHORITY` or `ON_FIRST_USE`; decided by `fingerprint` when
///   absent
/// @param probe false stores the server without calling its BMC
public record NewServerBody(
    @Nullable String name,
    @Nullable String host,
    @Nullable Integer port,
    @Nullable String user,
    @Nullable String password,
    @Nullable String fingerprint,
    @Nullable String trust,
    @Nullable Boolean legacyTls,
    @Nullable Integer ipmiPort,
    @Nullable Integer ipmiCipherSuite,
    @Nullable String site,
    @Nullable List<String> tags,
    @Nullable String deviceType,
    @Nullable Boolean probe) {

  @Override
  public String toString() {
    return "NewServerBody[" + host + "]";
  }

  NewServer server() {
    var faults = new ArrayList<Fault>();
    if (blank(host)) faults.add(Fault.of("host", "missing", "the BMC's address is missing"));
    if (blank(user)) faults.add(Fault.of("user", "missing", "the BMC's user name is missing"));
    if (blank(password))
      faults.add(Fault.of("password", "missing", "the BMC's password is missing"));
    if (!faults.isEmpty()) throw invalid(faults);
    try {
      return new NewServer(
          Optional.ofNullable(name).filter(text -> !text.isBlank()),
          endpoint(),
          new Login(text(user), Secret.of(text(password))),
          blank(site) ? NewServer.DEFAULT_SITE : text(site),
          tags == null ? List.of() : tags,
          Optional.ofNullable(deviceType).filter(text -> !text.isBlank()));
    } catch (IllegalArgumentException e) {
      throw invalid(List.of(Fault.of("host", "invalid", String.valueOf(e.getMessage()))));
    }
  }

  private Endpoint endpoint() {
    return new Endpoint(
        text(host),
        port == null ? Endpoint.HTTPS : port,
        trusted(),
        Boolean.TRUE.equals(legacyTls),
        ipmiPort == null && ipmiCipherSuite == null
            ? Optional.empty()
            : Optional.of(
                new IpmiSettings(
                    ipmiPort == null ? IpmiSettings.STANDARD.port() : ipmiPort,
                    ipmiCipherSuite == null
                        ? IpmiSettings.STANDARD.cipherSuite()
                        : ipmiCipherSuite)));
  }

  private Trust trusted() {
    if (!blank(fingerprint)) return new Trust.Pinned(new Sha256(text(fingerprint)));
    if ("CERTIFICATE_AUTHORITY".equalsIgnoreCase(trust)) return new Trust.CertificateAuthority();
    return new Trust.OnFirstUse();
  }

  private static Problem invalid(List<Fault> faults) {
    return new Problem(
        Problem.Kind.INVALID,
        "server-invalid",
        "The server cannot be added: " + faults.getFirst().message(),
        "Correct what is listed.",
        faults);
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
