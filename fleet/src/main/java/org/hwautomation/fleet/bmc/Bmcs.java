package org.hwautomation.fleet.bmc;

import java.util.Optional;
import org.hwautomation.base.Deadline;
import org.hwautomation.driver.BmcFailures;
import org.hwautomation.driver.Connection;
import org.hwautomation.driver.Connector;
import org.hwautomation.driver.EndpointSpec;
import org.hwautomation.driver.Finding;
import org.hwautomation.jobs.step.JobFailure;

/// What the fleet needs of the drivers. A test puts a fake behind it.
public interface Bmcs {

  /// Looks at an address without logging in.
  Finding probe(String host, int port, Deadline deadline);

  /// Opens a server; reads the service root, logs in at the first question.
  Connection connect(EndpointSpec spec);

  /// What a failure of the two above, or of an open server, means; empty when it did not come from
  /// a BMC.
  Optional<JobFailure> explain(RuntimeException thrown);

  static Bmcs of(Connector connector) {
    return new Bmcs() {
      @Override
      public Finding probe(String host, int port, Deadline deadline) {
        return connector.probe(host, port, deadline);
      }

      @Override
      public Connection connect(EndpointSpec spec) {
        return connector.connect(spec);
      }

      @Override
      public Optional<JobFailure> explain(RuntimeException thrown) {
        return BmcFailures.translate(thrown);
      }
    };
  }
}
