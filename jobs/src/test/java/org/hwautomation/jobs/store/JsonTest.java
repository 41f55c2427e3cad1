package org.hwautomation.jobs.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class JsonTest {

  private record Checkpoint(boolean sending, @Nullable JsonNode ticket) {}

  @Test
  void whatWasNullComesBackAsNullAndNotAsANodeThatSaysNull() {
    var stored = Json.tree(new Checkpoint(true, null)).toString();
    assertThat(Json.convert(Json.read(stored), Checkpoint.class))
        .isEqualTo(new Checkpoint(true, null));
  }

  @Test
  void anExplicitNullOfAnOlderProgramIsNullToo() {
    assertThat(
            Json.convert(Json.read("{\"sending\": true, \"ticket\": null}"), Checkpoint.class)
                .ticket())
        .isNull();
  }

  @Test
  void aTicketComesBackAsItWas() {
    var ticket = JsonNodeFactory.instance.objectNode().put("task", "/redfish/v1/Tasks/1");
    var stored = Json.tree(new Checkpoint(true, ticket)).toString();
    assertThat(Json.convert(Json.read(stored), Checkpoint.class).ticket()).isEqualTo(ticket);
  }
}
