package org.hwautomation.fleet.step;

import org.hwautomation.jobs.step.Outcome;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Results of steps as the JSON that later steps and the job page read.
final class Outcomes {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private Outcomes() {}

  static <C> Outcome<C> done(String summary, Object result) {
    return new Outcome.Done<>(summary, JSON.valueToTree(result));
  }

  static <T> T read(JsonNode result, Class<T> type) {
    return JSON.treeToValue(result, type);
  }
}
