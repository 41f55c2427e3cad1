package org.hwautomation.redfish.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.hwautomation.redfish.failure.RedfishException;
import org.hwautomation.redfish.rawbmc.Request;
import org.hwautomation.redfish.rawbmc.Script;
import org.hwautomation.redfish.rawbmc.WithRawBmc;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class WritesTest extends WithRawBmc {

  private static final String BIOS = "/redfish/v1/Systems/1/Bios";
  private static final JsonNode BODY = JsonNodeFactory.instance.objectNode().put("a", 1);

  WritesTest() {
    super(Limits.DEFAULT);
  }

  private java.util.List<String> ifMatches() {
    return server.requests().stream()
        .filter(request -> request.method().equals("PATCH"))
        .map(request -> request.headers().getOrDefault("if-match", "none"))
        .toList();
  }

  private static Script takes(String ifMatch) {
    return (Request request, org.hwautomation.redfish.rawbmc.Line line) ->
        line.json(
            request.headers().getOrDefault("if-match", "none").equals(ifMatch) ? 200 : 412, "{}");
  }

  @Test
  void climbsTheLadderUntilTheBmcTakesTheEtag() {
    routes.json(BIOS, "{\"Id\":\"Bios\"}", "ETag: W/\"4711\"");
    routes.on("PATCH " + BIOS, takes("*"));
    assertThat(bmc.patch(BIOS, BODY).status()).isEqualTo(200);
    assertThat(ifMatches()).containsExactly("W/\"4711\"", "\"4711\"", "4711", "none", "*");
  }

  @Test
  void stopsAtTheFirstRungThatHolds() {
    routes.json(BIOS, "{\"Id\":\"Bios\",\"@odata.etag\":\"W/\\\"1\\\"\"}");
    routes.on("PATCH " + BIOS, takes("W/\"1\""));
    bmc.patch(BIOS, BODY);
    assertThat(ifMatches()).containsExactly("W/\"1\"");
  }

  @Test
  void anEmptyEtagIsNeverSent() {
    routes.json(BIOS, "{\"Id\":\"Bios\",\"@odata.etag\":\"\"}", "ETag: ");
    routes.on("PATCH " + BIOS, takes("none"));
    bmc.patch(BIOS, BODY);
    assertThat(ifMatches()).containsExactly("none");
  }

  @Test
  void climbsNoFurtherWhenTheBmcRefusesTheContent() {
    routes.json(BIOS, "{}", "ETag: \"1\"");
    routes.on("PATCH " + BIOS, Script.json(400, "{}"));
    assertThatThrownBy(() -> bmc.patch(BIOS, BODY)).isInstanceOf(RedfishException.class);
    assertThat(ifMatches()).hasSize(1);
  }

  @Test
  void anActionCarriesNoIfMatch() {
    var reset = "/redfish/v1/Systems/1/Actions/ComputerSystem.Reset";
    routes.on("POST " + reset, Script.empty(202, "Location: http://10.0.0.1/redfish/v1/T/1"));
    var reply = bmc.post(reset, BODY);
    assertThat(reply.accepted()).isTrue();
    assertThat(reply.location()).contains("/redfish/v1/T/1");
    var sent = server.requests().getLast();
    assertThat(sent.headers()).doesNotContainKey("if-match");
    assertThat(sent.text()).isEqualTo("{\"a\":1}");
    assertThat(sent.header("odata-version")).isEqualTo("4.0");
  }

  @Test
  void aWriteIsRepeatedOnlyWhenTheBmcSaysThatItDidNotBegin() {
    var tries = new AtomicInteger();
    var notReady =
        """
        {"error":{"@Message.ExtendedInfo":[{"MessageId":"IDRAC.2.8.SYS518"},
          {"MessageId":"Base.1.8.ServiceTemporarilyUnavailable","MessageArgs":["30"]}]}}\
        """;
    routes.json(BIOS, "{}");
    routes.on(
        "PATCH " + BIOS,
        (_, line) -> {
          if (tries.getAndIncrement() == 0) line.json(503, notReady);
          else line.json(200, "{}");
        });
    assertThat(bmc.patch(BIOS, BODY).status()).isEqualTo(200);
    assertThat(pause.pauses()).containsExactly(Duration.ofSeconds(30));
  }

  @Test
  void aWriteThatWasMerelyRefusedForNowIsNotRepeated() {
    routes.json(BIOS, "{}");
    routes.on("PATCH " + BIOS, Script.json(503, "{}", "Retry-After: 1"));
    assertThatThrownBy(() -> bmc.patch(BIOS, BODY)).isInstanceOf(RedfishException.class);
    assertThat(server.count("PATCH " + BIOS)).isEqualTo(1);
    assertThat(pause.pauses()).isEmpty();
  }

  @Test
  void whatABmcSaysBesidePropertiesOfAHalfDonePatchIsRead() {
    routes.json(BIOS, "{}");
    routes.on(
        "PATCH " + BIOS,
        Script.json(
            200,
            """
            {"AssetTag":"x","AssetTag@Message.ExtendedInfo":[
              {"MessageId":"Base.1.8.PropertyNotWritable","MessageArgs":["AssetTag"]}]}\
            """));
    assertThat(bmc.patch(BIOS, BODY).messages())
        .singleElement()
        .satisfies(message -> assertThat(message.text()).contains("AssetTag"));
  }

  @Test
  void aWriteDropsWhatWasReadThereBefore() {
    var settings = BIOS + "/Settings";
    for (var path : new String[] {BIOS, settings, "/redfish/v1/Chassis/1"}) {
      routes.json(path, "{\"Id\":\"x\"}");
      bmc.read(path);
      bmc.read(path);
      assertThat(server.count("GET " + path)).as(path).isEqualTo(1);
    }
    routes.on("PATCH " + settings, Script.empty(204));
    bmc.patch(settings, BODY, IfMatch.NONE);
    bmc.read(BIOS);
    bmc.read(settings);
    bmc.read("/redfish/v1/Chassis/1");
    assertThat(server.count("GET " + BIOS)).isEqualTo(2);
    assertThat(server.count("GET " + settings)).isEqualTo(2);
    assertThat(server.count("GET /redfish/v1/Chassis/1")).isEqualTo(1);
  }
}
