package org.hwautomation.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.hwautomation.app.testing.RunningService;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.simulator.server.FleetSpec;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;

/// One service with a user of each role, for all tests of this JVM; each test brings its own BMCs.
public final class Testbed {

  /// Virtual seconds per real second.
  public static final double TIME_SCALE = 300;

  private static final class Shared {
    static final RunningService SERVICE = RunningService.start();
    static final Map<Role, Secret> TOKENS = tokens();

    private static Map<Role, Secret> tokens() {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVICE::deleteFiles));
      var fleet = SERVICE.service().fleet();
      var system = Actor.system("test");
      var tokens = new EnumMap<Role, Secret>(Role.class);
      for (var role : Role.values()) {
        var name = "the-" + role.name().toLowerCase(java.util.Locale.ROOT);
        var user = fleet.users().create(system, name, role, Secret.of(password(role)));
        var token =
            fleet.tokens().issue(user.actor("test"), "test", role, java.util.Optional.empty());
        tokens.put(role, token.secret());
      }
      return tokens;
    }
  }

  private Testbed() {}

  public static RunningService service() {
    return Shared.SERVICE;
  }

  public static Caller as(Role role) {
    return new Caller(Shared.SERVICE.uri(), token(role).reveal());
  }

  public static Secret token(Role role) {
    return Objects.requireNonNull(Shared.TOKENS.get(role));
  }

  public static Caller anonymous() {
    return new Caller(Shared.SERVICE.uri(), null);
  }

  /// The password of the user `the-viewer`, `the-operator` or `the-admin`.
  public static String password(Role role) {
    return "made-up-" + role.name() + "-Passw0rd";
  }

  public static Simulator simulator(String... profiles) {
    return Simulator.start(FleetSpec.of(profiles).withTimeScale(TIME_SCALE));
  }

  /// What an enrolment of this BMC says.
  public static Map<String, Object> enrolment(SimulatedBmc bmc, String name) {
    var body = new HashMap<String, Object>();
    body.put("name", name);
    body.put("host", bmc.address().getHostString());
    body.put("port", bmc.address().getPort());
    body.put("user", bmc.user());
    body.put("password", bmc.password());
    body.put("fingerprint", bmc.certificateSha256());
    return body;
  }

  /// Enrols it.
  ///
  /// @return the server's id
  public static String enrol(SimulatedBmc bmc, String name) {
    var answer = as(Role.OPERATOR).post("/api/v1/servers", enrolment(bmc, name));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer.json().path("id").asString("");
  }
}
