package org.hwautomation.fleet.step;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Checkpoint of one installation.
///
/// @param stage where we are; SENDING is written before the upload begins, so that a crash in it is
///   known to be one
/// @param ticket by which the driver finds the installation on the BMC; null before it was accepted
/// @param since when this stage began
/// @param submissions how often an image was sent; a second time only after the first is known to
///   have failed
/// @param bmcWasReset because it hung; once, since a BMC that hangs in the same again would be
///   restarted for ever
/// @param lastPercent progress at the last look, to notice one that no longer moves
/// @param movedAt when the progress last moved
/// @param before what the BMC told of before the image was sent
/// @param lookedAt when somebody last looked; null in checkpoints of before this was kept
public record Installation(
    Stage stage,
    @Nullable JsonNode ticket,
    Instant since,
    int submissions,
    boolean bmcWasReset,
    int lastPercent,
    Instant movedAt,
    Set<String> before,
    @Nullable Instant lookedAt) {

  public Installation {
    // Checkpoints of before this was kept come without it. Sorted: equal checkpoints are equal
    // text.
    before = before == null ? Set.of() : Collections.unmodifiableSet(new TreeSet<>(before));
  }

  public enum Stage {
    /// Nothing sent yet.
    LOOKING,
    /// The upload may have begun, and may even have arrived.
    SENDING,
    ACCEPTED,
    /// The BMC was restarted because it hung in this installation.
    RECOVERING
  }

  static Installation looking(Instant now) {
    return new Installation(Stage.LOOKING, null, now, 0, false, -1, now, Set.of(), now);
  }

  Installation sending(Set<String> traces, Instant now) {
    return new Installation(
        Stage.SENDING, null, now, submissions + 1, bmcWasReset, -1, now, traces, now);
  }

  Installation accepted(JsonNode ticket, Instant now) {
    return new Installation(
        Stage.ACCEPTED, ticket, now, Math.max(1, submissions), bmcWasReset, -1, now, before, now);
  }

  /// As it is to be judged by a look now: time in which nobody looked, because the service was
  /// down, is not time in which nothing moved.
  ///
  /// @param usual the longest usual time between two looks
  Installation lookedAt(Instant now, Duration usual) {
    var gap = lookedAt == null ? Duration.ZERO : Duration.between(lookedAt, now);
    if (gap.compareTo(usual) <= 0) gap = Duration.ZERO;
    return new Installation(
        stage,
        ticket,
        since.plus(gap),
        submissions,
        bmcWasReset,
        lastPercent,
        movedAt.plus(gap),
        before,
        now);
  }

  Installation recovering(Instant now) {
    return new Installation(Stage.RECOVERING, ticket, now, submissions, true, -1, now, before, now);
  }

  Installation at(int percent, Instant now) {
    return percent == lastPercent
        ? this
        : new Installation(
            stage, ticket, since, submissions, bmcWasReset, percent, now, before, lookedAt);
  }

  /// The task is gone since now, unless it was gone already.
  Installation gone(Instant now) {
    return lastPercent == GONE
        ? this
        : new Installation(
            stage, ticket, since, submissions, bmcWasReset, GONE, now, before, lookedAt);
  }

  /// Whether this stage takes longer than we go on waiting for it.
  boolean overdue(Instant now) {
    var limit = stage == Stage.ACCEPTED ? Patience.INSTALLATION : Patience.BMC;
    return since.plus(limit).isBefore(now);
  }

  /// From the start, keeping count of what was sent.
  Installation again(Instant now) {
    return new Installation(
        Stage.LOOKING, null, now, submissions, bmcWasReset, -1, now, before, now);
  }

  private static final int GONE = -2;
}
