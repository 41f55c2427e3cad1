package org.hwautomation.jobs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// One page of jobs.
///
/// @param next cursor of the following page; empty on the last one
public record JobPage(List<JobSummary> items, Optional<UUID> next) {
  public JobPage {
    items = List.copyOf(items);
  }
}
