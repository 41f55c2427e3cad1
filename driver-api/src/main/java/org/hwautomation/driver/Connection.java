package org.hwautomation.driver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hwautomation.base.Sha256;

/// An open way to one server. Closing logs out.
public interface Connection extends AutoCloseable {

  ConnectedServer server();

  /// The certificate that the BMC showed, to be pinned after trust on first use.
  Optional<Sha256> certificate();

  /// The latest calls, oldest first, secrets left out.
  List<Call> calls();

  @Override
  void close();

  /// @param status 0 when there was no answer
  /// @param failure empty when all went well
  record Call(
      Instant at,
      String method,
      String path,
      int status,
      Duration took,
      long bytes,
      String failure) {}
}
