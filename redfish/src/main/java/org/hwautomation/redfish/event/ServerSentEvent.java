package org.hwautomation.redfish.event;

/// One event of a stream.
///
/// @param id empty when the BMC gives none; reconnecting with it is rarely honoured, so read the
///   state again after a gap
/// @param data the JSON text of a Redfish `Event` or `MetricReport`
public record ServerSentEvent(String id, String data) {}
