package org.hwautomation.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hwautomation.simulator.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/// What everybody may read, and that nobody may read more without logging in.
class ServiceDocumentsTest extends OnEachProfile {

  private static final String EDM = "http://docs.oasis-open.org/odata/ns/edm";
  private static final String EDMX = EDM + "x";

  @ParameterizedTest
  @MethodSource("profiles")
  void theOpenDocumentsAndNothingElseCanBeReadWithoutLogin(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          for (var open : List.of("/redfish", ROOT, ROOT + "/", ROOT + "/odata")) {
            var answer = wire.send(wire.anonymous(open));
            assertThat(answer.status()).as(open).isEqualTo(200);
            assertThat(answer.header("content-type")).as(open).startsWith("application/json");
          }
          assertThat(wire.send(wire.anonymous(ROOT + "/$metadata")).status()).isEqualTo(200);
          assertThat(wire.send(wire.anonymous("/redfish")).json().toString())
              .isEqualTo("{\"v1\":\"/redfish/v1/\"}");
          for (var link : wire.get(ROOT).json()) {
            var path = link.path("@odata.id").asString("");
            if (path.isEmpty()) continue;
            assertThat(wire.send(wire.anonymous(path)).status()).as(path).isEqualTo(401);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void theServiceDocumentListsTheServices(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          var odata = wire.get(ROOT + "/odata").json();
          assertThat(odata.path("@odata.context").asString()).isEqualTo(ROOT + "/$metadata");
          var names = new ArrayList<String>();
          for (var one : odata.path("value")) {
            names.add(one.path("name").asString());
            assertThat(one.path("kind").asString()).isEqualTo("Singleton");
            assertThat(wire.get(one.path("url").asString()).status()).isEqualTo(200);
          }
          assertThat(names).contains("Service", "Systems", "Managers", "Sessions");
        });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void theMetadataIncludesEveryTypeThatIsServed(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          var answer = wire.get(ROOT + "/$metadata");
          assertThat(answer.header("content-type").replace(" ", ""))
              .isEqualTo("application/xml;charset=utf-8");
          var document = parse(answer.bytes());
          assertThat(document.getElementsByTagNameNS(EDM, "EntityContainer").getLength())
              .isEqualTo(1);
          var included = new HashSet<String>();
          var includes = document.getElementsByTagNameNS(EDMX, "Include");
          for (int i = 0; i < includes.getLength(); i++) {
            var include = (Element) includes.item(i);
            included.add(include.getAttribute("Namespace"));
            var reference = (Element) include.getParentNode();
            assertThat(reference.getAttribute("Uri")).endsWith(".xml");
            if (include.getAttribute("Namespace").equals("RedfishExtensions.v1_0_0")) {
              assertThat(include.getAttribute("Alias")).isEqualTo("Redfish");
            }
          }
          assertThat(included).contains("RedfishExtensions.v1_0_0");
          var served = new HashSet<String>();
          for (var collection : List.of("Systems", "Managers", "Chassis")) {
            types(wire, linked(wire, ROOT, collection), served);
          }
          assertThat(included).containsAll(served);
        });
  }

  private static void types(Wire wire, String collection, Set<String> into) throws Exception {
    var json = wire.get(collection).json();
    into.add(namespace(json));
    for (var member : json.path("Members")) {
      into.add(namespace(wire.get(member.path("@odata.id").asString()).json()));
    }
  }

  private static String namespace(JsonNode json) {
    var type = json.path("@odata.type").asString();
    return type.substring(1, type.lastIndexOf('.'));
  }

  private static Document parse(byte[] xml) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void whoIsNotLoggedInLearnsHowAndChangesNothing(String profile) throws Exception {
    on(
        profile,
        (bmc, wire) -> {
          var accounts = linked(wire, ROOT, "AccountService", "Accounts");
          for (var method : List.of("GET", "POST", "PATCH", "DELETE")) {
            var body =
                method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}");
            var answer =
                wire.send(
                    wire.anonymous(accounts)
                        .header("Content-Type", "application/json")
                        .method(method, body));
            assertThat(answer.status()).as(method).isEqualTo(401);
            // iLO 7 does not say (fact book 10), and HTTPBasicAuth says that it does not.
            var advertised =
                !wire.get(linked(wire, ROOT, "AccountService"))
                    .json()
                    .path("HTTPBasicAuth")
                    .asString("Enabled")
                    .equals("Unadvertised");
            if (advertised) assertThat(answer.header("www-authenticate")).startsWith("Basic");
          }
          var wrong = wire.anonymous(accounts).header("X-Auth-Token", "0badc0ffee");
          assertThat(wire.send(wrong).status()).isEqualTo(401);
          assertThat(bmc.machine().accounts().find(bmc.user())).isPresent();
        });
  }
}
