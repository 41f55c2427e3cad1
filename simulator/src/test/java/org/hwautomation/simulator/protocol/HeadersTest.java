package org.hwautomation.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.hwautomation.simulator.Wire;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What answers must say in their headers, and requests may.
class HeadersTest extends OnEachProfile {

  @ParameterizedTest
  @MethodSource("profiles")
  void everyAnswerToAReadSaysWhatItIs(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          var paths = new ArrayList<>(List.of(ROOT));
          for (var link : wire.get(ROOT).json()) {
            if (link.has("@odata.id")) paths.add(link.path("@odata.id").asString());
          }
          for (var path : paths) {
            for (var method : List.of("GET", "HEAD")) {
              var answer = wire.send(wire.request(path).method(method, BodyPublishers.noBody()));
              assertThat(answer.status()).as(path).isEqualTo(200);
              assertThat(answer.header("odata-version")).as(path).isEqualTo("4.0");
              assertThat(answer.header("allow")).as(path).contains("GET");
              assertThat(answer.header("cache-control")).as(path).isNotEmpty();
              assertThat(answer.header("content-type")).startsWith("application/json");
              if (method.equals("HEAD")) assertThat(answer.bytes()).isEmpty();
              else described(answer, path);
            }
          }
        });
  }

  private static void described(Wire.Answer answer, String path) {
    var type = answer.json().path("@odata.type").asString();
    var schema = type.substring(1, type.lastIndexOf('.'));
    assertThat(answer.header("link"))
        .as(path)
        .contains("rel=describedby")
        .contains("/" + schema + ".json>");
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void anotherVersionOfODataIsRefused(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          assertThat(wire.send(wire.request(ROOT).header("OData-Version", "4.0")).status())
              .isEqualTo(200);
          assertThat(wire.send(wire.request(ROOT).header("OData-Version", "4.1")).status())
              .isEqualTo(412);
        });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void theUsualAcceptHeadersGetJson(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          for (var accepted :
              List.of(
                  "application/json", "application/json;charset=utf-8", "application/*", "*/*")) {
            var answer = wire.send(wire.request(ROOT).header("Accept", accepted));
            assertThat(answer.status()).as(accepted).isEqualTo(200);
            assertThat(answer.json().path("Id").asString()).isNotEmpty();
          }
        });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void whatIsNotAllowedSaysWhatIs(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          var systems = linked(wire, ROOT, "Systems");
          var refused =
              List.of(
                  wire.delete(ROOT),
                  wire.delete(systems),
                  wire.patch(systems, "{\"Name\":\"x\"}"),
                  wire.post(ROOT, "{}"));
          for (var answer : refused) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(405);
            assertThat(answer.header("allow")).contains("GET").doesNotContain("DELETE");
            isError(answer);
          }
          var unknown = wire.request(ROOT).method("FAKEMETHODFORTEST", BodyPublishers.noBody());
          assertThat(wire.send(unknown).status()).isIn(405, 501);
        });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void brokenRequestsAreRefusedWithReasons(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          var system =
              wire.get(linked(wire, ROOT, "Systems")).json().at("/Members/0/@odata.id").asString();
          var malformed = wire.patch(system, "{\"AssetTag\": ");
          assertThat(malformed.status()).isEqualTo(400);
          isError(malformed);
          var unknown = wire.patch(system, "{\"BogusProp\":\"x\"}");
          assertThat(unknown.status()).isEqualTo(400);
          isError(unknown);
          assertThat(unknown.text()).contains("BogusProp");
          var missing = wire.get(ROOT + "/NoSuchThing");
          assertThat(missing.status()).isEqualTo(404);
          isError(missing);
        });
  }

  /// DSP0266 "Error responses"; some iDRACs send their one message as an object (fact book 1.3).
  private static void isError(Wire.Answer answer) {
    assertThat(answer.header("content-type")).startsWith("application/json");
    JsonNode error = answer.json().path("error");
    assertThat(error.path("code").asString("")).isNotEmpty();
    assertThat(error.path("message").isString()).isTrue();
    assertThat(error.path("@Message.ExtendedInfo").isContainer()).isTrue();
  }
}
