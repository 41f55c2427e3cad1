package org.hwautomation.fleet.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.base.Sha256;
import org.hwautomation.driver.Connection;
import org.hwautomation.driver.EndpointSpec;
import org.hwautomation.driver.Identity;
import org.hwautomation.driver.Power;
import org.hwautomation.driver.PowerState;
import org.hwautomation.driver.ServerContext.IpmiAccess;
import org.hwautomation.fleet.Problem;
import org.hwautomation.fleet.bmc.BmcProblem;
import org.hwautomation.fleet.bmc.Bmcs;
import org.hwautomation.fleet.credential.Login;
import org.hwautomation.jobs.step.JobFailure;

/// Proves that there is a BMC, that it is trusted, and that it takes the login, before anything is
/// stored as enrolled.
public final class FirstContact {

  /// What a BMC said of itself when it was asked the first time.
  record Proof(Identity identity, String driver, PowerState power, Optional<Sha256> certificate) {}

  // What a web server, a proxy or a printer answers to GET /redfish/v1.
  private static final Set<String> NOT_REDFISH =
      Set.of(
          "bmc-bad-answer",
          "bmc-resource-missing",
          "bmc-not-supported",
          "bmc-tls-failed",
          "bmc-login-refused",
          "bmc-forbidden",
          "bmc-error",
          "bmc-rejected");

  private final Bmcs bmcs;
  private final Optional<Path> authorities;

  public FirstContact(Bmcs bmcs, Optional<Path> authorities) {
    this.bmcs = bmcs;
    this.authorities = authorities;
  }

  /// @throws BmcProblem `not-a-bmc`, `bmc-login-refused`, `bmc-untrusted`, `bmc-unreachable` …
  Proof prove(String name, Endpoint endpoint, Login login) {
    try (var connection = open(name, endpoint, login)) {
      var server = connection.server();
      try {
        var identity = server.identify();
        var power = server.can(Power.class).map(Power::state).orElse(PowerState.UNKNOWN);
        return new Proof(identity, server.driverId(), power, connection.certificate());
      } catch (RuntimeException e) {
        throw bmcs.explain(e).<RuntimeException>map(BmcProblem::of).orElse(e);
      }
    }
  }

  /// Which mark a failed contact leaves on the server.
  public static Reachability reachability(Problem problem) {
    return switch (problem.code()) {
      case "not-a-bmc" -> Reachability.NOT_A_BMC;
      case "bmc-login-refused", "bmc-password-change-required", "bmc-forbidden" ->
          Reachability.LOGIN_REFUSED;
      case "bmc-untrusted" -> Reachability.UNTRUSTED;
      default -> Reachability.NO_ANSWER;
    };
  }

  private Connection open(String name, Endpoint endpoint, Login login) {
    try {
      return bmcs.connect(spec(name, endpoint, login, Optional.empty(), authorities));
    } catch (RuntimeException e) {
      throw bmcs.explain(e).<RuntimeException>map(f -> openingFailed(endpoint, f)).orElse(e);
    }
  }

  // Opening only reads the service root, which every Redfish service shows to everybody.
  private static BmcProblem openingFailed(Endpoint endpoint, JobFailure failure) {
    return NOT_REDFISH.contains(failure.code())
        ? BmcProblem.notABmc(endpoint.address(), failure)
        : BmcProblem.of(failure);
  }

  public static EndpointSpec spec(
      String name,
      Endpoint endpoint,
      Login login,
      Optional<String> driver,
      Optional<Path> authorities) {
    return new EndpointSpec(
        name,
        endpoint.host(),
        endpoint.port(),
        switch (endpoint.trust()) {
          case Trust.Pinned(var fingerprint) -> new EndpointSpec.Trust.Pinned(fingerprint);
          case Trust.CertificateAuthority _ -> new EndpointSpec.Trust.Authority(authorities);
          case Trust.OnFirstUse _ -> new EndpointSpec.Trust.OnFirstUse();
        },
        endpoint.legacyTls(),
        login.userName(),
        login.password(),
        endpoint
            .ipmi()
            .map(ipmi ->
                new IpmiAccess(
                    endpoint.host(),
                    ipmi.port(),
                    login.userName(),
                    login.password(),
                    ipmi.cipherSuite())),
        driver);
  }
}
