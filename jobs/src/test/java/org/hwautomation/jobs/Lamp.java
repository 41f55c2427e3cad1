package org.hwautomation.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hwautomation.jobs.plan.Impact;
import org.hwautomation.jobs.plan.OnFailure;
import org.hwautomation.jobs.plan.Plan;
import org.hwautomation.jobs.plan.PlanStep;
import org.hwautomation.jobs.step.Advice;
import org.hwautomation.jobs.step.Effect;
import org.hwautomation.jobs.step.JobFailure;
import org.hwautomation.jobs.step.Outcome;
import org.hwautomation.jobs.step.StepHandler;
import org.hwautomation.jobs.step.StepRun;
import tools.jackson.databind.node.JsonNodeFactory;

/// A made-up device for tests: a lamp that is burnt in by flashes. Each flash wears it, so a second
/// one for the same step is a fault that shows.
final class Lamp {

  /// Runs an effect on the device; a crash test counts these as moments to die at.
  interface Hand {
    void act(Runnable effect);
  }

  int flashes;
  int wanted;
  int failuresLeft;

  /// How often a step still says the same before it is done.
  int glowsLeft;

  boolean broken;

  static PlanStep step(String key, OnFailure onFailure) {
    return new PlanStep(
        key,
        "lamp.flash",
        "Phase",
        "Flash " + key,
        "because",
        JsonNodeFactory.instance.objectNode().put("level", 1),
        Duration.ofSeconds(10),
        Set.of(Impact.FLASH),
        onFailure);
  }

  static Plan plan(int steps) {
    return new Plan(
        "FlashLamp",
        "Flash a lamp",
        java.util.stream.IntStream.range(0, steps)
            .mapToObj(i -> step("step-" + i, OnFailure.STOP))
            .toList(),
        List.of());
  }

  static NewJob job(String subject, Plan plan) {
    return new NewJob(
        subject,
        plan.operation(),
        plan,
        50,
        "ada",
        Optional.empty(),
        List.of(),
        Map.of(),
        Optional.empty(),
        JsonNodeFactory.instance.objectNode());
  }

  record Arguments(int level) {}

  /// @param before the number of flashes seen before this step acted
  record Checkpoint(int before, int waits) {}

  /// Looks before it acts: the device's own count tells whether the flash of this step has
  /// happened.
  static final class Handler implements StepHandler<Arguments, Checkpoint> {

    private final Lamp lamp;
    private final Hand hand;

    Handler(Lamp lamp, Hand hand) {
      this.lamp = lamp;
      this.hand = hand;
    }

    @Override
    public String kind() {
      return "lamp.flash";
    }

    @Override
    public Class<Arguments> arguments() {
      return Arguments.class;
    }

    @Override
    public Class<Checkpoint> checkpoint() {
      return Checkpoint.class;
    }

    @Override
    public boolean cancellableWhileWaiting() {
      return true;
    }

    @Override
    public Outcome<Checkpoint> run(StepRun<Arguments, Checkpoint> run) {
      if (lamp.broken) {
        return new Outcome.Failed<>(
            new JobFailure(
                "lamp-broken", "the lamp is broken", Effect.NONE, new Advice.Never("buy one")));
      }
      if (lamp.failuresLeft > 0) {
        lamp.failuresLeft--;
        return new Outcome.Failed<>(
            new JobFailure(
                "lamp-busy",
                "the lamp is busy",
                Effect.NONE,
                new Advice.After(Duration.ofMillis(1))));
      }
      var checkpoint = run.checkpoint();
      if (checkpoint.isEmpty()) {
        run.save(new Checkpoint(lamp.flashes, 0));
        hand.act(() -> lamp.flashes++);
        return new Outcome.Waiting<>(
            Duration.ofMillis(20), "the lamp glows", new Checkpoint(lamp.flashes - 1, 1));
      }
      if (lamp.glowsLeft > 0) {
        lamp.glowsLeft--;
        return new Outcome.Waiting<>(Duration.ofMillis(1), "the lamp glows", checkpoint.get());
      }
      if (lamp.flashes == checkpoint.get().before()) hand.act(() -> lamp.flashes++);
      return new Outcome.Done<>(
          "flashed", JsonNodeFactory.instance.objectNode().put("flashed", true));
    }
  }
}
