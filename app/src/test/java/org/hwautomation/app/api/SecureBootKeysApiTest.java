package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hwautomation.app.OneServer.ended;
import static org.hwautomation.fleet.access.Role.ADMIN;
import static org.hwautomation.fleet.access.Role.OPERATOR;

import java.util.List;
import java.util.Map;
import org.hwautomation.app.Caller;
import org.hwautomation.app.OneServer;
import org.hwautomation.app.Testbed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/// Secure boot keys over HTTP: what nothing takes back is said before, done once and remembered.
class SecureBootKeysApiTest {

  private static final String SERVER = "secure-boot-keys-server";
  private static final String OPERATIONS = "/api/v1/bios/operations";

  @RegisterExtension final OneServer server = new OneServer("generic", SERVER);

  @Test
  void areDeletedWithOneRestartAndNothingTakesThatBack() {
    var wish = wish(Map.of("reset", "DELETE_PLATFORM_KEY"));
    var plan = plan(wish);
    assertThat(plan.path("hostReboots").asInt()).as(plan.toString()).isEqualTo(1);
    assertThat(plan.path("wayBack").asString("")).contains("cannot be read back");

    var started = operator().post(OPERATIONS, wish);
    assertThat(started.status()).as(started.toString()).isEqualTo(202);
    var job = started.json().path("jobs").get(0).path("job").asString("");
    assertThat(ended(job)).isEqualTo("SUCCEEDED");

    assertThat(server.bmc().history().attributeChanges())
        .anyMatch(one -> one.attribute().equals("SecureBootKeys") && one.to().equals("DeletePK"));
    assertThat(server.bmc().history().hostReboots()).isEqualTo(1);
    var back = operator().post("/api/v1/jobs/" + job + "/rollback", Map.of());
    assertThat(back.status()).as(back.toString()).isEqualTo(409);
    assertThat(Testbed.as(ADMIN).get("/api/v1/audit").text()).contains("bios.secure-boot-keys");
  }

  @Test
  void whichResetIsMeantMustBeSaid() {
    var answer = operator().post(OPERATIONS + "/plans", wish(Map.of()));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text()).contains("secureBootKeys.reset");
    assertThat(server.bmc().history().attributeChanges()).isEmpty();
  }

  private static Map<String, Object> wish(Map<String, Object> keys) {
    return Map.of("servers", List.of(SERVER), "secureBootKeys", keys);
  }

  private static JsonNode plan(Map<String, Object> wish) {
    var answer = operator().post(OPERATIONS + "/plans", wish);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json().path("plans").get(0);
  }

  private static Caller operator() {
    return Testbed.as(OPERATOR);
  }
}
