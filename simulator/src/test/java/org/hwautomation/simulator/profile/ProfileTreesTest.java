package org.hwautomation.simulator.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hwautomation.simulator.machine.Profile;
import org.hwautomation.simulator.server.Profiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// What must hold in every profile's tree, whoever's it is.
class ProfileTreesTest {

  static Stream<Profile> profiles() {
    return Profiles.all().stream();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyLinkLeadsSomewhere(Profile profile) {
    var tree = profile.tree();
    var dead = new ArrayList<String>();
    for (var path : tree.paths()) {
      tree.json(path)
          .ifPresent(json -> {
            for (var link : links(json)) {
              if (!tree.contains(link)) dead.add(path + " → " + link);
            }
          });
    }
    assertThat(dead).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyCollectionCountsItsMembers(Profile profile) {
    var tree = profile.tree();
    for (var path : tree.paths()) {
      var count = tree.at(path, "/Members@odata.count");
      if (!count.isMissingNode()) {
        assertThat(count.asInt()).as(path).isEqualTo(tree.members(path).size());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void everyResourceSaysWhatAndWhereItIs(Profile profile) {
    var tree = profile.tree();
    for (var path : tree.paths()) {
      assertThat(tree.at(path, "/@odata.type").asString("")).as(path).startsWith("#");
      assertThat(tree.at(path, "/Name").asString("")).as(path).isNotEmpty();
      var id = tree.at(path, "/@odata.id").asString("");
      assertThat(tree.find(id)).as(path).isEqualTo(tree.find(path));
    }
  }

  private static List<String> links(JsonNode node) {
    var found = new ArrayList<String>();
    for (var property : node.properties()) {
      boolean link =
          property.getKey().equals("@odata.id") || property.getKey().equals("@Redfish.ActionInfo");
      if (link) found.add(property.getValue().asString());
    }
    for (var child : node) found.addAll(links(child));
    return found;
  }
}
