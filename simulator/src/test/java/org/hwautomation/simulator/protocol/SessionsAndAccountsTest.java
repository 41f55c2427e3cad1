package org.hwautomation.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.hwautomation.simulator.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Logging in, roles and what they may do, and writing under an entity tag.
class SessionsAndAccountsTest extends OnEachProfile {

  private static final Map<String, Set<String>> ROLES =
      Map.of(
          "Administrator",
          Set.of(
              "Login",
              "ConfigureManager",
              "ConfigureUsers",
              "ConfigureComponents",
              "ConfigureSelf"),
          "Operator",
          Set.of("Login", "ConfigureComponents", "ConfigureSelf"),
          "ReadOnly",
          Set.of("Login", "ConfigureSelf"));

  @ParameterizedTest
  @MethodSource("profiles")
  void aLoginIsANewResourceWithATokenThatItsEndMakesWorthless(String profile) throws Exception {
    on(
        profile,
        (bmc, wire) -> {
          var sessions = wire.get(ROOT).json().at("/Links/Sessions/@odata.id").asString();
          assertThat(sessions).isEqualTo(linked(wire, ROOT, "SessionService", "Sessions"));
          var body =
              "{\"UserName\":\"" + bmc.user() + "\",\"Password\":\"" + bmc.password() + "\"}";
          var first = login(wire, sessions, body);
          var second = login(wire, sessions + "/Members", body);
          for (var login : new Wire.Answer[] {first, second}) {
            assertThat(login.status()).isEqualTo(201);
            assertThat(login.header("x-auth-token")).isNotEmpty();
            assertThat(login.header("set-cookie")).isEmpty();
            for (var property :
                new String[] {"@odata.id", "@odata.type", "Id", "Name", "UserName"}) {
              assertThat(login.json().has(property)).as(property).isTrue();
            }
          }
          assertThat(first.header("location")).isNotEqualTo(second.header("location"));
          var token = first.header("x-auth-token");
          assertThat(wire.send(wire.anonymous(sessions).header("X-Auth-Token", token)).status())
              .isEqualTo(200);
          var session = URI.create(first.header("location")).getPath();
          assertThat(wire.patch(session, "{\"UserName\":\"x\"}").status()).isEqualTo(405);
          assertThat(wire.delete(session).status()).isIn(200, 204);
          assertThat(wire.send(wire.anonymous(sessions).header("X-Auth-Token", token)).status())
              .isEqualTo(401);

          var refused = login(wire, sessions, body.replace(bmc.password(), "wrong"));
          assertThat(refused.status()).isIn(400, 401);
          assertThat(refused.header("location")).isEmpty();
          assertThat(refused.text()).doesNotContain("wrong");
        });
  }

  private static Wire.Answer login(Wire wire, String path, String body) throws Exception {
    return wire.send(
        wire.anonymous(path)
            .header("Content-Type", "application/json;charset=utf-8")
            .POST(BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void thePredefinedRolesAreThereAndCannotBeChanged(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          var found = new HashMap<String, Set<String>>();
          var roles = linked(wire, ROOT, "AccountService", "Roles");
          for (var member : wire.get(roles).json().path("Members")) {
            var path = member.path("@odata.id").asString();
            var role = wire.get(path).json();
            var privileges = new java.util.HashSet<String>();
            for (var one : role.path("AssignedPrivileges")) privileges.add(one.asString());
            found.put(role.path("Id").asString(), privileges);
            assertThat(wire.patch(path, "{\"AssignedPrivileges\":[\"Login\"]}").status())
                .isBetween(400, 499);
          }
          assertThat(found).containsAllEntriesOf(ROLES);
        });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void anAccountHasATagAndIsNotWrittenUnderAnother(String profile) throws Exception {
    on(
        profile,
        (bmc, wire) -> {
          var account = bmc.machine().accounts().find(bmc.user()).orElseThrow().path();
          var read = wire.get(account);
          assertThat(read.json().path("RoleId").asString()).isEqualTo("Administrator");
          assertThat(read.json().path("Password").isNull()).isTrue();
          var tag = read.header("etag");
          assertThat(tag).matches("(W/)?\"[^\"]*\"");
          var unchanged = wire.send(wire.request(account).header("If-None-Match", tag));
          assertThat(unchanged.status()).isEqualTo(304);
          assertThat(wire.send(wire.anonymous(account).header("If-None-Match", tag)).status())
              .isEqualTo(401);
          assertThat(enable(wire, account, "\"of-another-time\"").status()).isEqualTo(412);
          assertThat(enable(wire, account, tag).status()).isIn(200, 202, 204);
        });
  }

  private static Wire.Answer enable(Wire wire, String account, String tag) throws Exception {
    return wire.send(
        wire.request(account)
            .header("If-Match", tag)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"Enabled\":true}")));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void whoMayOnlyReadChangesOnlyHisPassword(String profile) throws Exception {
    on(
        profile,
        (bmc, wire) -> {
          var accounts = linked(wire, ROOT, "AccountService", "Accounts");
          if (!wire.get(accounts).header("allow").contains("POST")) return; // Fixed slots: iDRAC.
          var made =
              wire.post(
                  accounts,
                  "{\"UserName\":\"reader1\",\"Password\":\"Old-0pass-Word1\","
                      + "\"RoleId\":\"ReadOnly\"}");
          assertThat(made.status()).as(made.text()).isEqualTo(201);
          var own = URI.create(made.header("location")).getPath();
          var administrator = bmc.machine().accounts().find(bmc.user()).orElseThrow().path();
          var password = "{\"Password\":\"New-0pass-Word1\"}";
          assertThat(as(wire, "reader1:Old-0pass-Word1", administrator, password).status())
              .isEqualTo(403);
          assertThat(
                  as(wire, "reader1:Old-0pass-Word1", own, "{\"RoleId\":\"Administrator\"}")
                      .status())
              .isEqualTo(403);
          assertThat(as(wire, "reader1:Old-0pass-Word1", own, password).status()).isIn(200, 204);
          assertThat(wire.delete(own).status()).isIn(200, 204);
          assertThat(bmc.machine().accounts().accepts(bmc.user(), bmc.password())).isTrue();
        });
  }

  private static Wire.Answer as(Wire wire, String pair, String path, String body) throws Exception {
    var basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    return wire.send(
        wire.anonymous(path)
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString(body)));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void arraysArePatchedElementByElement(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          var manager =
              wire.get(linked(wire, ROOT, "Managers")).json().at("/Members/0/@odata.id").asString();
          var protocol = linked(wire, manager, "NetworkProtocol");
          if (!wire.get(protocol).json().at("/NTP/NTPServers").isArray()) return;
          assertThat(servers(wire, protocol, "\"a\",\"b\"")).isEqualTo("[\"a\",\"b\"]");
          assertThat(servers(wire, protocol, "{},\"c\"")).isEqualTo("[\"a\",\"c\"]");
          assertThat(servers(wire, protocol, "null,\"c\"")).isEqualTo("[\"c\"]");
          assertThat(servers(wire, protocol, "\"a\",\"b\"")).isEqualTo("[\"a\",\"b\"]");
          assertThat(servers(wire, protocol, "\"b\"")).isEqualTo("[\"b\"]");
        });
  }

  private static String servers(Wire wire, String protocol, String list) throws Exception {
    var answer = wire.patch(protocol, "{\"NTP\":{\"NTPServers\":[" + list + "]}}");
    assertThat(answer.status()).as(answer.text()).isIn(200, 204);
    return wire.get(protocol).json().at("/NTP/NTPServers").toString();
  }
}
