package org.hwautomation.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class PlanTest {

  @Test
  void whatIsOnlySaidAboutAStepIsNoPartOfWhatIsApproved() {
    var approved = plan("wanted", 60, 1, List.of());

    assertThat(plan("took 6 of 7 tries", 90, 1, List.of("a note")).hash())
        .isEqualTo(approved.hash());
    assertThat(plan("wanted", 60, 2, List.of()).hash()).isNotEqualTo(approved.hash());
  }

  private static Plan plan(String reason, int seconds, int argument, List<String> notes) {
    return new Plan(
        "Operation",
        "title",
        List.of(
            new PlanStep(
                "one",
                "kind",
                "phase",
                "title",
                reason,
                JsonNodeFactory.instance.objectNode().put("value", argument),
                Duration.ofSeconds(seconds),
                Set.of(Impact.SETTINGS),
                OnFailure.STOP)),
        notes);
  }
}
