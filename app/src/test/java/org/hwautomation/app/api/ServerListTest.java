package org.hwautomation.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hwautomation.app.Caller;
import org.hwautomation.app.Testbed;
import org.hwautomation.app.testing.RunningService;
import org.hwautomation.base.Secret;
import org.hwautomation.fleet.access.Actor;
import org.hwautomation.fleet.access.Role;
import org.hwautomation.fleet.database.Database;
import org.hwautomation.fleet.testing.SeededFleet;
import org.junit.jupiter.api.Test;

/// Long lists and long files.
class ServerListTest {

  private static final int SIZE = 10_000;

  @Test
  void pagesOfTenThousandServersStayInPlaceWhileOthersAreAdded() {
    try (var service = RunningService.start()) {
      new SeededFleet(7).insert(new Database(service.database().dataSource()), SIZE, Instant.now());
      var caller = administrator(service);
      var names = new ArrayList<String>();
      Optional<String> next = Optional.of("");
      for (int page = 0; next.isPresent(); page++) {
        var answer = caller.get("/api/v1/servers?limit=500" + next.get()).json();
        answer.path("items").forEach(item -> names.add(item.path("name").asString("")));
        next = Optional.ofNullable(answer.path("next").asString(null)).map(n -> "&cursor=" + n);
        add(caller, "aaa-before-all-%02d".formatted(page), page);
        add(caller, "zzz-after-all-%02d".formatted(page), 100 + page);
      }
      var seeded = names.stream().filter(name -> name.startsWith("srv-")).toList();

      assertThat(seeded)
          .isEqualTo(IntStream.range(0, SIZE).mapToObj("srv-%05d"::formatted).toList());
      assertThat(names).doesNotHaveDuplicates();
    }
  }

  @Test
  void faultyLinesOfACsvAreAllNamedAndNothingIsImported() {
    var csv =
        """
        name,address,user,password
        import-one,127.0.0.1:1,root,made-up-1
        import-two,,root,made-up-2
        import-one,127.0.0.1:2,root,made-up-3
        import-four,127.0.0.1:70000,root,made-up-4
        """;
    var answer =
        Testbed.as(Role.OPERATOR)
            .send("POST", "/api/v1/servers/import?format=CSV&mode=STORE", "text/plain", csv);

    assertThat(answer.code()).as(answer.toString()).isEqualTo("import-invalid");
    assertThat(where(answer)).containsExactly("line 3", "line 4", "line 5");
    assertThat(answer.text()).doesNotContain("made-up-");
    assertThat(Testbed.as(Role.VIEWER).get("/api/v1/servers/import-one").status()).isEqualTo(404);
  }

  @Test
  void faultsOfAYamlFileNameTheirLine() {
    var yaml =
        """
        - name: yaml-one
          address: 127.0.0.1:3
          user: root
          password: made-up
        - name: yaml-two
          adress: 127.0.0.1:4
          user: root
          password: made-up
        """;
    var answer =
        Testbed.as(Role.OPERATOR)
            .send("POST", "/api/v1/servers/import?format=YAML&mode=STORE", "text/plain", yaml);

    assertThat(answer.code()).as(answer.toString()).isEqualTo("import-invalid");
    assertThat(String.join(" ", where(answer))).contains("6");
    assertThat(Testbed.as(Role.VIEWER).get("/api/v1/servers/yaml-one").status()).isEqualTo(404);
  }

  private static List<String> where(Caller.Answer answer) {
    return answer
        .json()
        .path("faults")
        .valueStream()
        .map(f -> f.path("where").asString(""))
        .toList();
  }

  private static Caller administrator(RunningService service) {
    var fleet = service.service().fleet();
    var user =
        fleet
            .users()
            .create(Actor.system("test"), "lister", Role.ADMIN, Secret.of("made-up-Passw0rd"));
    var token = fleet.tokens().issue(user.actor("test"), "t", Role.ADMIN, Optional.empty());
    return new Caller(service.uri(), token.secret().reveal());
  }

  private static void add(Caller caller, String name, int port) {
    var answer =
        caller.post(
            "/api/v1/servers",
            Map.of(
                "name",
                name,
                "host",
                "127.0.0.1",
                "port",
                1000 + port,
                "user",
                "root",
                "password",
                "made-up",
                "probe",
                false));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }
}
