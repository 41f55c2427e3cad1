package org.hwautomation.redfish.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.rawbmc.Routes;
import org.hwautomation.redfish.rawbmc.Script;
import org.hwautomation.redfish.rawbmc.WithRawBmc;
import org.junit.jupiter.api.Test;

class CollectionsTest extends WithRawBmc {

  private static final String ITEMS = "/redfish/v1/UpdateService/FirmwareInventory";
  private static final String EXPANDED = ITEMS + "?$expand=.";

  CollectionsTest() {
    super(Limits.DEFAULT.retries(0));
    for (int i = 1; i <= 4; i++) routes.json(ITEMS + "/" + i, item(i));
  }

  private static String item(int n) {
    return """
    {"@odata.id":"%s/%d","@odata.type":"#SoftwareInventory.v1_2_0.SoftwareInventory",
     "Id":"%d","Name":"Item"}\
    """
        .formatted(ITEMS, n, n);
  }

  private static String link(int n) {
    return "{\"@odata.id\":\"" + ITEMS + "/" + n + "\"}";
  }

  private static String page(String next, String... members) {
    var link = next.isEmpty() ? "" : ",\"Members@odata.nextLink\":\"" + next + "\"";
    return "{\"Members\":["
        + String.join(",", members)
        + "],\"Members@odata.count\":4"
        + link
        + "}";
  }

  private java.util.List<String> ids() {
    return bmc.members(ITEMS).stream().map(member -> member.text("Id")).toList();
  }

  private void expands() {
    routes.json("/redfish/v1", Routes.expandingRoot());
  }

  @Test
  void readsOneByOneWhereThereIsNoExpand() {
    routes.json(ITEMS, page("", link(1), link(2), link(3)));
    assertThat(ids()).containsExactly("1", "2", "3");
    assertThat(server.count("GET " + EXPANDED)).isZero();
  }

  @Test
  void readsAllAtOnceWhereThereIs() {
    expands();
    routes.json(EXPANDED, page("", item(1), item(2)));
    assertThat(ids()).containsExactly("1", "2");
    assertThat(server.lines()).containsExactly("GET /redfish/v1", Routes.LOGIN, "GET " + EXPANDED);
    bmc.read(ITEMS + "/2");
    assertThat(server.count("GET " + ITEMS + "/2")).as("known from the collection").isZero();
  }

  @Test
  void readsByItselfWhatCameBackIncomplete() {
    expands();
    var withoutName =
        "{\"@odata.id\":\"" + ITEMS + "/3\",\"@odata.type\":\"#X.X\",\"Version\":\"1\"}";
    routes.json(EXPANDED, page("", item(1), link(2), withoutName));
    assertThat(ids()).containsExactly("1", "2", "3");
    assertThat(server.count("GET " + ITEMS + "/1")).isZero();
    assertThat(server.count("GET " + ITEMS + "/2")).isEqualTo(1);
    assertThat(server.count("GET " + ITEMS + "/3")).isEqualTo(1);
  }

  @Test
  void aServiceThatRefusesIsNotAskedAgain() {
    expands();
    routes.on("GET " + EXPANDED, Script.json(501, "{}"));
    routes.json(ITEMS, page("", link(1)));
    routes.json("/redfish/v1/Chassis", "{\"Members\":[]}");
    assertThat(ids()).containsExactly("1");
    assertThat(bmc.members("/redfish/v1/Chassis")).isEmpty();
    assertThat(server.lines().stream().filter(line -> line.contains("$expand"))).hasSize(1);
  }

  @Test
  void aCollectionThatBreaksUnderExpandIsReadPlainly() {
    expands();
    routes.on("GET " + EXPANDED, Script.json(500, "{}"));
    routes.json(ITEMS, page("", link(1)));
    assertThat(ids()).containsExactly("1");
    assertThat(ids()).containsExactly("1");
    assertThat(server.count("GET " + EXPANDED)).isEqualTo(1);
  }

  @Test
  void aBmcThatIsBusyIsNotTakenForOneThatCannotExpand() {
    expands();
    routes.on("GET " + EXPANDED, Script.json(503, "{}"));
    assertThatThrownBy(this::ids).isInstanceOf(RedfishException.class);
    routes.json(EXPANDED, page("", item(1)));
    assertThat(ids()).containsExactly("1");
  }

  @Test
  void pagesAreFollowedToTheEndInOrder() {
    routes.json(ITEMS, page(ITEMS + "?$skip=2", link(1), link(2)));
    routes.json(ITEMS + "?$skip=2", page("", link(3), link(4)));
    assertThat(ids()).containsExactly("1", "2", "3", "4");
  }

  @Test
  void pagesThatLeadInACircleEnd() {
    routes.json(ITEMS, page(ITEMS + "?$skip=1", link(1)));
    routes.json(ITEMS + "?$skip=1", page(ITEMS, link(2)));
    assertThat(ids()).containsExactly("1", "2");
  }

  @Test
  void aMemberThatIsGoneIsLeftOut() {
    routes.json(ITEMS, page("", link(1), link(9), link(2)));
    assertThat(ids()).containsExactly("1", "2");
  }

  @Test
  void aCollectionThatIsNotThereIsAFailure() {
    assertThatThrownBy(() -> bmc.members("/redfish/v1/Nothing"))
        .hasMessageContaining("does not exist");
  }

  @Test
  void aResourceIsReadSoDeepAsTheServiceGoes() {
    routes.json(
        "/redfish/v1",
        """
        {"RedfishVersion":"1.15.0","ProtocolFeaturesSupported":
          {"ExpandQuery":{"NoLinks":true,"Levels":true,"MaxLevels":2}}}
        """);
    routes.json(
        "/redfish/v1/Systems/1?$expand=.($levels=2)",
        """
        {"@odata.id":"/redfish/v1/Systems/1","@odata.type":"#ComputerSystem.v1_20_0.ComputerSystem",
         "Id":"1","Name":"s","Items":%s,"Links":{"Bare":{"@odata.id":"/x"}}}
        """
            .formatted(page("", item(1), item(2))));
    routes.json("/redfish/v1/Systems/1", "{\"Id\":\"plain\"}");

    var deep = bmc.readExpanded("/redfish/v1/Systems/1", 2);

    assertThat(deep.embedded("Items").orElseThrow())
        .extracting(one -> one.text("Id"))
        .containsExactly("1", "2");
    assertThat(deep.embedded("Links")).isEmpty();
    assertThat(bmc.readExpanded("/redfish/v1/Systems/1", 3).text("Id")).isEqualTo("plain");
  }

  @Test
  void membersThatCameAsLinksAreNotTakenForResources() {
    expands();
    routes.json(
        "/redfish/v1/Systems/1?$expand=.",
        """
        {"@odata.id":"/redfish/v1/Systems/1","@odata.type":"#X.v1_0_0.X","Id":"1","Name":"s",
         "Items":%s}
        """
            .formatted(page("", item(1), link(2))));

    assertThat(bmc.readExpanded("/redfish/v1/Systems/1", 1).embedded("Items")).isEmpty();
  }

  @Test
  void oneResourceThatCannotExpandSpoilsNothingForCollections() {
    expands();
    routes.json("/redfish/v1/Systems/1", "{\"Id\":\"1\"}");
    routes.on("GET /redfish/v1/Systems/1?$expand=.", Script.json(400, "{}"));
    routes.json(EXPANDED, page("", item(1)));
    assertThat(bmc.readExpanded("/redfish/v1/Systems/1", 1).text("Id")).isEqualTo("1");
    assertThat(ids()).containsExactly("1");
    assertThat(server.count("GET " + EXPANDED)).isEqualTo(1);
  }
}
