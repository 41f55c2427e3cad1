package org.hwautomation.app.api;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hwautomation.fleet.bios.change.BiosChangeRequest;
import org.hwautomation.fleet.bios.change.RollbackPolicy;
import org.jspecify.annotations.Nullable;

/// A wish for the BIOS of some servers, as it comes over the API.
///
/// @param servers ids or names
/// @param query text search instead of names, as in the list of servers
/// @param attributes attribute → value
/// @param intents intent → value
/// @param profile name of a BIOS profile, below what is named here
/// @param apply NOW (default), AT, NEXT_WINDOW, NEXT_RESET or STAGE_ONLY
/// @param window with NEXT_WINDOW: its name; absent = whichever covers the server
/// @param at with AT: not before this moment
/// @param until with AT: nothing is begun after this moment
/// @param approvedPlans plan hash by server id or name: runs exactly that plan or not at all
/// @param after jobs that must succeed before, such as a backup
/// @param atOnce of many servers, how many are worked on at the same time
record BiosChangeBody(
    @Nullable List<String> servers,
    @Nullable String query,
    @Nullable Map<String, Object> attributes,
    @Nullable Map<String, String> intents,
    @Nullable String profile,
    @Nullable List<String> preserve,
    ApplyTimeBody.@Nullable Apply apply,
    @Nullable String window,
    @Nullable Instant at,
    @Nullable Instant until,
    @Nullable RollbackPolicy rollback,
    @Nullable Integer gracefulLimitSeconds,
    @Nullable Integer priority,
    @Nullable Map<String, String> approvedPlans,
    @Nullable List<UUID> after,
    @Nullable Integer atOnce) {

  BiosChangeRequest request() {
    return new BiosChangeRequest(
        attributes == null ? Map.of() : attributes,
        intents == null ? Map.of() : intents,
        Optional.ofNullable(profile).filter(name -> !name.isBlank()),
        preserve == null ? List.of() : preserve,
        new ApplyTimeBody(apply, window, at, until).time(),
        rollback == null ? RollbackPolicy.BY_HAND : rollback,
        gracefulLimitSeconds == null
            ? BiosChangeRequest.DEFAULT_GRACEFUL_LIMIT
            : Duration.ofSeconds(gracefulLimitSeconds));
  }
}
