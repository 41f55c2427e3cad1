package org.hwautomation.redfish.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class AnswersTest {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T00:00:00Z"));
  private final Answers answers = new Answers(Duration.ofSeconds(5), now::get);
  private final AtomicInteger asked = new AtomicInteger();

  private Resource read(String path, Freshness freshness) {
    return answers.read(
        path,
        freshness,
        () -> {
          asked.incrementAndGet();
          return new Resource(path, JsonNodeFactory.instance.objectNode(), "");
        });
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }

  @Test
  void anAnswerIsUsedAgainForAMomentOnly() {
    read("/a", Freshness.CACHED);
    pass(Duration.ofSeconds(4));
    read("/a", Freshness.CACHED);
    assertThat(asked).hasValue(1);
    pass(Duration.ofSeconds(1));
    read("/a", Freshness.CACHED);
    assertThat(asked).hasValue(2);
  }

  @Test
  void whoWantsItFreshGetsItFreshAndOthersProfit() {
    read("/a", Freshness.CACHED);
    read("/a", Freshness.FRESH);
    read("/a", Freshness.CACHED);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aFailureIsNotKept() {
    assertThatThrownBy(() ->
            answers.read(
                "/a",
                Freshness.CACHED,
                () -> {
                  throw new IllegalStateException("away");
                }))
        .hasMessage("away");
    read("/a", Freshness.CACHED);
    assertThat(asked).hasValue(1);
  }

  @Test
  void forgettingIsByPathWhateverTheLetterCase() {
    read("/redfish/v1/systems/1/bios", Freshness.CACHED);
    answers.forget("/redfish/v1/Systems/1");
    read("/redfish/v1/systems/1/bios", Freshness.CACHED);
    assertThat(asked).hasValue(2);
  }

  @Test
  void whatNobodyAsksForAgainDoesNotStay() {
    for (int i = 0; i < 100; i++) read("/" + i, Freshness.CACHED);
    pass(Duration.ofSeconds(5));
    read("/new", Freshness.CACHED);
    assertThat(answers.size()).isEqualTo(1);
  }

  @Test
  void withinOneLookNothingIsAskedTwiceHoweverLongItTakes() {
    read("/a", Freshness.CACHED);
    Look.whole(() -> {
      read("/a", Freshness.FRESH);
      pass(Duration.ofMinutes(1));
      read("/a", Freshness.CACHED);
      return Look.whole(() -> read("/a", Freshness.FRESH));
    });
    assertThat(asked).hasValue(2);
    read("/a", Freshness.FRESH);
    assertThat(asked).hasValue(3);
  }

  @Test
  void aLookIsItsOwnThreadsAndOthersAskForThemselves() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Look.whole(() -> {
        read("/a", Freshness.FRESH);
        join(threads.submit(Look.carried(() -> read("/a", Freshness.FRESH))));
        assertThat(asked).hasValue(1);
        return join(threads.submit(() -> read("/a", Freshness.FRESH)));
      });
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void aWriteWithinALookIsSeenByIt() {
    Look.whole(() -> {
      read("/a/b", Freshness.FRESH);
      answers.forget("/A");
      return read("/a/b", Freshness.CACHED);
    });
    assertThat(asked).hasValue(2);
  }

  private static Resource join(Future<Resource> answer) {
    try {
      return answer.get();
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
