package org.hwautomation.redfish.client;

import java.time.Duration;
import org.hwautomation.base.ByteSize;

/// How much a gateway asks of a BMC and how long it waits (fact book 2.1).
///
/// @param atOnce requests to one BMC at the same time, 1–8
/// @param connect until a TCP connection stands
/// @param request one request, its retries included
/// @param upload one firmware upload
/// @param largestAnswer beyond which an answer is refused
/// @param cacheFor how long an answer may be used again
/// @param retries further tries of a read after the first
/// @param opensAfter failed connections in a row until the BMC is left alone
/// @param leavesAloneFor how long it is left alone then
public record Limits(
    int atOnce,
    Duration connect,
    Duration request,
    Duration upload,
    ByteSize largestAnswer,
    Duration cacheFor,
    int retries,
    int opensAfter,
    Duration leavesAloneFor) {

  public static final Limits DEFAULT =
      new Limits(
          4,
          Duration.ofSeconds(10),
          Duration.ofSeconds(60),
          Duration.ofMinutes(10),
          ByteSize.ofMiB(64),
          Duration.ofSeconds(5),
          3,
          5,
          Duration.ofSeconds(15));

  public Limits atOnce(int n) {
    return new Limits(
        n, connect, request, upload, largestAnswer, cacheFor, retries, opensAfter, leavesAloneFor);
  }

  public Limits request(Duration limit) {
    return new Limits(
        atOnce,
        connect,
        limit,
        upload,
        largestAnswer,
        cacheFor,
        retries,
        opensAfter,
        leavesAloneFor);
  }

  public Limits largestAnswer(ByteSize size) {
    return new Limits(
        atOnce, connect, request, upload, size, cacheFor, retries, opensAfter, leavesAloneFor);
  }

  public Limits retries(int n) {
    return new Limits(
        atOnce, connect, request, upload, largestAnswer, cacheFor, n, opensAfter, leavesAloneFor);
  }

  public Limits leavesAloneFor(Duration limit) {
    return new Limits(
        atOnce, connect, request, upload, largestAnswer, cacheFor, retries, opensAfter, limit);
  }
}
