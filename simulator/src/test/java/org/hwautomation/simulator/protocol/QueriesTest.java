package org.hwautomation.simulator.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.hwautomation.simulator.machine.Traits;
import org.hwautomation.simulator.server.Profiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// That the query options do what `ProtocolFeaturesSupported` says.
class QueriesTest extends OnEachProfile {

  @ParameterizedTest
  @MethodSource("profiles")
  void unknownOptionsAreIgnoredUnlessTheyBeginWithADollar(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          for (var option : new String[] {"rpvunknown", "only", "excerpt"}) {
            var feature = option.equals("only") ? "OnlyMemberQuery" : "ExcerptQuery";
            var supported = wire.get(ROOT).json().at("/ProtocolFeaturesSupported/" + feature);
            if (supported.asBoolean(false)) continue;
            assertThat(wire.get(ROOT + "/?" + option).status()).as(option).isEqualTo(200);
          }
          var ignores =
              Profiles.named(profile).traits().queries().unknown()
                  == Traits.Queries.Unknown.IGNORED;
          assertThat(wire.get(ROOT + "/?$rpvunknown").status()).isEqualTo(ignores ? 200 : 501);
        });
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void whatIsAdvertisedWorks(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          var features = wire.get(ROOT).json().path("ProtocolFeaturesSupported");
          var systems = linked(wire, ROOT, "Systems");
          var members = wire.get(systems).json().path("Members");
          var expand = features.path("ExpandQuery");
          if (expand.path("NoLinks").asBoolean(false)) {
            assertThat(expanded(wire.get(systems + "?$expand=.").json())).isTrue();
          }
          if (expand.path("ExpandAll").asBoolean(false)) {
            assertThat(expanded(wire.get(systems + "?$expand=*").json())).isTrue();
          }
          if (features.path("SelectQuery").asBoolean(false)) {
            var selected =
                wire.get(members.path(0).path("@odata.id").asString() + "?$select=Model").json();
            assertThat(selected.has("Model")).isTrue();
            assertThat(selected.has("PowerState")).isFalse();
            assertThat(selected.has("@odata.id")).isTrue();
            assertThat(wire.get(systems + "?$select=").status()).isEqualTo(400);
          }
          if (features.path("OnlyMemberQuery").asBoolean(false) && members.size() == 1) {
            assertThat(wire.get(systems + "?only").json().path("Id").isString()).isTrue();
            assertThat(wire.get(systems + "?only=foo").status()).isEqualTo(400);
          }
        });
  }

  @Test
  void anExcerptHasNoValueWhereExcerptsAreAdvertised() throws Exception {
    on(
        "generic",
        (bmc, wire) -> {
          assertThat(wire.get(ROOT + "/?excerpt=foo").status()).isEqualTo(200);
          var machine = bmc.machine();
          machine.inside(() ->
              machine
                  .tree()
                  .edit(
                      ROOT,
                      node ->
                          node.withObject("/ProtocolFeaturesSupported").put("ExcerptQuery", true)));
          assertThat(wire.get(ROOT + "/?excerpt=foo").status()).isEqualTo(400);
          assertThat(wire.get(ROOT + "/?excerpt").status()).isEqualTo(200);
        });
  }

  private static boolean expanded(JsonNode collection) {
    return collection.path("Members").path(0).path("Id").isString();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void whatIsNotAdvertisedIsNotThere(String profile) throws Exception {
    on(
        profile,
        (_, wire) -> {
          var features = wire.get(ROOT).json().path("ProtocolFeaturesSupported");
          if (features.path("FilterQuery").asBoolean(false)) return;
          var answer =
              wire.get(linked(wire, ROOT, "Systems") + "?$filter=Id eq 'x'".replace(" ", "%20"));
          var ignores =
              Profiles.named(profile).traits().queries().unknown()
                  == Traits.Queries.Unknown.IGNORED;
          assertThat(answer.status()).isEqualTo(ignores ? 200 : 501);
        });
  }
}
