package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.hwautomation.app.Caller.Answer;
import org.hwautomation.app.Testbed;
import org.hwautomation.fleet.access.Role;
import org.junit.jupiter.api.Test;

/// Requests that cannot be understood are told where they are wrong, with a code for programs.
class RequestErrorTest {

  private static final String PROVISION = "/api/v1/workflows/provision-firmware-first";

  @Test
  void brokenJsonNamesLineAndColumn() {
    var answer = Testbed.as(Role.OPERATOR).call("POST", "/api/v1/servers", "{\n  \"name\": oops");

    assertProblem(answer, 400, "bad-json");
    assertThat(answer.json().path("detail").asString("")).contains("line 2");
  }

  @Test
  void misspelledFieldIsRefusedWithTheRightOneSuggested() {
    var answer =
        Testbed.as(Role.OPERATOR).post(PROVISION, Map.of("servers", new String[0], "dryrun", true));

    assertProblem(answer, 400, "unknown-field");
    assertThat(answer.text()).contains("\"suggestions\":[\"dryRun\"]");
  }

  @Test
  void wrongValueNamesWhatIsPossible() {
    var answer = Testbed.as(Role.OPERATOR).post(PROVISION, Map.of("firmwarePolicy", "NEWEST"));

    assertProblem(answer, 400, "wrong-value");
    assertThat(answer.json().path("detail").asString("")).contains("BASELINE", "LATEST", "NONE");
  }

  @Test
  void valueOfAWrongTypeIsNotRepeated() {
    var answer =
        Testbed.as(Role.ADMIN)
            .call(
                "POST",
                "/api/v1/users",
                "{\"name\":\"x\",\"role\":\"VIEWER\",\"password\":{\"made-up\":\"s3cr3t-marked\"}}");

    assertProblem(answer, 400, "wrong-type");
    assertThat(answer.text()).contains("password").doesNotContain("s3cr3t-marked");
  }

  @Test
  void missingBodyIsSaidToBeMissing() {
    assertProblem(
        Testbed.as(Role.OPERATOR).call("POST", "/api/v1/servers", null), 400, "body-missing");
  }

  @Test
  void unknownServerIsNotFoundByAnyRoute() {
    var viewer = Testbed.as(Role.VIEWER);
    for (var part : new String[] {"", "/inventory", "/bios", "/firmware", "/calls"}) {
      assertProblem(viewer.get("/api/v1/servers/no-such-server" + part), 404, "server-unknown");
    }
    var plan = Map.of("servers", new String[] {"no-such-server"}, "dryRun", true);
    assertProblem(Testbed.as(Role.OPERATOR).post(PROVISION, plan), 404, "server-unknown");
  }

  @Test
  void cursorsAreCheckedAndNotGuessedAt() {
    var viewer = Testbed.as(Role.VIEWER);

    assertProblem(viewer.get("/api/v1/servers?cursor=not-one"), 422, "cursor-invalid");
    assertThat(viewer.get("/api/v1/jobs?cursor=not-one").status()).isEqualTo(400);
    assertThat(viewer.get("/api/v1/servers?limit=many").status()).isIn(400, 422);
  }

  @Test
  void unknownJobIsNotFound() {
    var path = "/api/v1/jobs/01a1fdcd-0000-7000-8000-000000000000";
    assertProblem(Testbed.as(Role.VIEWER).get(path), 404, "not-found");
    assertProblem(
        Testbed.as(Role.OPERATOR).post(path + "/cancel", Map.of("reason", "x")), 404, "not-found");
  }

  @Test
  void unknownPathIsAProblemToo() {
    assertThat(Testbed.as(Role.VIEWER).get("/api/v1/no-such-thing").status()).isEqualTo(404);
  }

  private static void assertProblem(Answer answer, int status, String code) {
    assertThat(answer.code()).as(answer.toString()).isEqualTo(code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("whatToDo").asString("")).isNotBlank();
  }
}
