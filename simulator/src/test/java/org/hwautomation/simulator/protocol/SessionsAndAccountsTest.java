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
          var oneOfThese = wire.request(account).header("If-None-Match", "\"other\", " + tag);
          assertThat(wire.send(oneOfThese).status()).isEqualTo(304);
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
  void anAccountSaysItsTagInItsBodyTooAndAnotherAfterAWrite(String profile) throws Exception {
    on(
        profile,
        (bmc, wire) -> {
          var own = account(wire, "reader1", "Old-0pass-Word1");
          var before = wire.get(own);
          assertThat(before.json().path("@odata.etag").asString()).isEqualTo(before.header("etag"));
          assertThat(wire.patch(own, "{\"RoleId\":\"Operator\"}").status()).isIn(200, 204);
          var after = wire.get(own);
          assertThat(after.header("etag")).isNotEqualTo(before.header("etag"));
          assertThat(after.json().path("@odata.etag").asString()).isEqualTo(after.header("etag"));
          assertThat(after.json().at("/Links/Role/@odata.id").asString()).endsWith("/Operator");
        });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void whoMayOnlyReadChangesOnlyHisPassword(String profile) throws Exception {
    on(
        profile,
        (bmc, wire) -> {
          var own = account(wire, "reader1", "Old-0pass-Word1");
          var administrator = bmc.machine().accounts().find(bmc.user()).orElseThrow().path();
          var password = "{\"Password\":\"New-0pass-Word1\"}";
          assertThat(as(wire, "reader1:Old-0pass-Word1", administrator, password).status())
              .isEqualTo(403);
          assertThat(
                  as(wire, "reader1:Old-0pass-Word1", own, "{\"RoleId\":\"Administrator\"}")
                      .status())
              .isEqualTo(403);
          assertThat(as(wire, "reader1:Old-0pass-Word1", own, "{\"Password\":5}").status())
              .isEqualTo(400);
          assertThat(as(wire, "reader1:Old-0pass-Word1", own, password).status()).isIn(200, 204);
          assertThat(wire.patch(own, "{\"UserName\":\"" + bmc.user() + "\"}").status())
              .isEqualTo(400);
          remove(wire, own);
          assertThat(as(wire, "reader1:New-0pass-Word1", own, password).status()).isEqualTo(401);
          assertThat(bmc.machine().accounts().accepts(bmc.user(), bmc.password())).isTrue();
        });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void whoMustChangeHisPasswordMayDoNothingElse(String profile) throws Exception {
    on(
        profile,
        (bmc, wire) -> {
          var own = account(wire, "reader1", "Old-0pass-Word1");
          if (!wire.get(own).json().has("PasswordChangeRequired")) return;
          assertThat(wire.patch(own, "{\"PasswordChangeRequired\":true}").status()).isIn(200, 204);
          var sessions = bmc.machine().sessions().collection();
          var login =
              login(wire, sessions, "{\"UserName\":\"reader1\",\"Password\":\"Old-0pass-Word1\"}");
          assertThat(login.status()).isEqualTo(201);
          assertThat(login.json().at("/@Message.ExtendedInfo/0/MessageId").asString())
              .endsWith(".PasswordChangeRequired");
          var token = login.header("x-auth-token");
          var refused = wire.send(wire.anonymous(sessions).header("X-Auth-Token", token));
          assertThat(refused.status()).isEqualTo(403);
          assertThat(refused.text()).contains(".PasswordChangeRequired\"");
          assertThat(wire.send(wire.anonymous(own).header("X-Auth-Token", token)).status())
              .isEqualTo(200);
          var password = "{\"Password\":\"New-0pass-Word1\"}";
          assertThat(as(wire, "reader1:Old-0pass-Word1", own, password).status()).isIn(200, 204);
          assertThat(wire.get(own).json().path("PasswordChangeRequired").asBoolean()).isFalse();
          assertThat(wire.send(wire.anonymous(sessions).header("X-Auth-Token", token)).status())
              .isEqualTo(200);
        });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void whatIsPostedToTheMembersIsPostedToTheCollection(String profile) throws Exception {
    on(
        profile,
        (bmc, wire) -> {
          var subscriptions = linked(wire, ROOT, "EventService", "Subscriptions");
          var made =
              wire.post(
                  subscriptions + "/Members",
                  "{\"Destination\":\"https://192.0.2.1/\",\"Protocol\":\"Redfish\"}");
          assertThat(made.status()).as(made.text()).isEqualTo(201);
          assertThat(wire.get(URI.create(made.header("location")).getPath()).status())
              .isEqualTo(200);
          var systems = linked(wire, ROOT, "Systems");
          assertThat(wire.post(systems + "/Members", "{}").status()).isEqualTo(405);
          var system = wire.get(systems).json().at("/Members/0/@odata.id").asString();
          assertThat(wire.post(system + "/Members", "{}").status()).isEqualTo(404);
        });
  }

  /// A new account that may only read: by POST, or in an empty slot where the BMC has those
  /// (iDRAC).
  private static String account(Wire wire, String user, String password) throws Exception {
    var accounts = linked(wire, ROOT, "AccountService", "Accounts");
    var wanted =
        "{\"UserName\":\""
            + user
            + "\",\"Password\":\""
            + password
            + "\",\"RoleId\":\"ReadOnly\",\"Enabled\":true}";
    if (wire.get(accounts).header("allow").contains("POST")) {
      var made = wire.post(accounts, wanted);
      assertThat(made.status()).as(made.text()).isEqualTo(201);
      return URI.create(made.header("location")).getPath();
    }
    var last = "";
    for (var member : wire.get(accounts).json().path("Members")) {
      last = member.path("@odata.id").asString();
    }
    assertThat(wire.get(last).json().path("UserName").asString()).isEmpty();
    var filled = wire.patch(last, wanted);
    assertThat(filled.status()).as(filled.text()).isIn(200, 204);
    return last;
  }

  private static void remove(Wire wire, String account) throws Exception {
    if (wire.get(account).header("allow").contains("DELETE")) {
      assertThat(wire.delete(account).status()).isIn(200, 204);
    } else {
      assertThat(wire.patch(account, "{\"UserName\":\"\",\"Enabled\":false}").status())
          .isIn(200, 204);
    }
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
