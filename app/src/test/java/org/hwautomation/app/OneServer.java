package org.hwautomation.app;

import static org.hwautomation.fleet.access.Role.OPERATOR;

import java.util.Objects;
import org.hwautomation.simulator.server.SimulatedBmc;
import org.hwautomation.simulator.server.Simulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;

/// A simulated machine that each test finds enrolled, and as it was delivered.
public final class OneServer implements BeforeEachCallback, AfterEachCallback {

  private final String profile;
  private final String name;
  private @Nullable Simulator simulator;

  /// @param profile such as `dell-r750`
  public OneServer(String profile, String name) {
    this.profile = profile;
    this.name = name;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    simulator = Testbed.simulator(profile);
    Testbed.enrol(bmc(), name);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Testbed.as(OPERATOR).call("DELETE", "/api/v1/servers/" + name, null);
    if (simulator != null) simulator.close();
  }

  public SimulatedBmc bmc() {
    return Objects.requireNonNull(simulator, "it is there while a test runs").bmc();
  }

  /// What the machine's BIOS is set to, whatever it shows.
  public JsonNode attributes() {
    return bmc().machine().tree().at("/redfish/v1/Systems/1/Bios", "/Attributes").deepCopy();
  }

  /// Waits for a job and tells its last state.
  public static String ended(String job) {
    Eventually.holds("the job is over", () -> job(job).path("over").asBoolean(false));
    return job(job).path("state").asString("");
  }

  private static JsonNode job(String id) {
    return Testbed.as(OPERATOR).get("/api/v1/jobs/" + id).json();
  }
}
