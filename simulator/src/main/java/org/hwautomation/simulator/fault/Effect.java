package org.hwautomation.simulator.fault;

import java.time.Duration;

/// What a fault does.
public sealed interface Effect {

  /// 503 in the vendor's error shape, with `Retry-After` in seconds.
  record Busy(Duration retryAfter) implements Effect {}

  /// 503 with an HTML page, as web servers in front of a dead service send.
  record HtmlUnavailable() implements Effect {}

  /// The answer comes late, in real time.
  record Slow(Duration by) implements Effect {}

  /// The connection closes before the request is looked at: nothing happened.
  record DropBefore() implements Effect {}

  /// The request takes effect, the answer is never sent.
  record DropAfter() implements Effect {}

  /// 200 with a body that is no JSON.
  record Garbage() implements Effect {}

  /// An error of the Base registry.
  record Refuse(int status, String message) implements Effect {}

  /// The BMC shows a certificate that it did not have when it was enrolled.
  record NewCertificate() implements Effect {}

  /// Something a behaviour does differently.
  record Behaves(Condition condition) implements Effect {}
}
