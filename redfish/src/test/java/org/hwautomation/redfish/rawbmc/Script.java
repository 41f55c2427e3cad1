package org.hwautomation.redfish.rawbmc;

import java.io.IOException;

/// What the raw server does with one request.
@FunctionalInterface
public interface Script {

  void answer(Request request, Line line) throws IOException;

  static Script json(int status, String body, String... headers) {
    return (_, line) -> line.json(status, body, headers);
  }

  static Script empty(int status, String... headers) {
    return (_, line) -> line.answer(status, new byte[0], headers);
  }
}
